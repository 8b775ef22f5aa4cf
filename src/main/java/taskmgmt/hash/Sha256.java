package taskmgmt.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 in the form used by the audit log: 64 lower-case hexadecimal digits. */
public final class Sha256 {
    public static final int HEX_LENGTH = 64;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private Sha256() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same for hashing a few kilobytes, without a lookup among the platform's providers. */
    public static MessageDigest starting() {
        return new PlainSha256();
    }

    public static String hex(byte[] bytes, int offset, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, offset, length);
        return hex(digest.digest());
    }

    public static String hex(byte[] hash) {
        byte[] text = new byte[hash.length * 2];
        for (int i = 0; i < hash.length; i++) {
            text[2 * i] = HEX[hash[i] >> 4 & 0xf];
            text[2 * i + 1] = HEX[hash[i] & 0xf];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
