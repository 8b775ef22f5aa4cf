package taskmgmt.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 in the form in which the audit log holds it: 64 lower-case hexadecimal digits. */
public final class Sha256 {
    public static final int HEX_LENGTH = 64;
    private static final String HEX = "0123456789abcdef";

    private Sha256() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(byte[] bytes, int offset, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, offset, length);
        return hex(digest.digest());
    }

    public static String hex(byte[] hash) {
        StringBuilder text = new StringBuilder(hash.length * 2);
        for (byte b : hash) {
            text.append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
        }
        return text.toString();
    }
}
