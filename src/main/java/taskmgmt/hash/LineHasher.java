package taskmgmt.hash;

import java.security.MessageDigest;

/**
 * SHA-256 of one line after the other. The first few are computed with {@link PlainSha256}, because the platform's implementation
 * has to be looked up among the security providers, which costs a command that writes one line a fifth of its time; further lines
 * use the platform's, which is accelerated by the processor. Not thread-safe.
 */
public final class LineHasher {
    private static final int FEW_LINES = 16;

    private MessageDigest digest = new PlainSha256();
    private int lines;

    /** The hash as 64 lower-case hexadecimal digits. */
    public String hex(byte[] bytes, int offset, int length) {
        if (lines++ == FEW_LINES) {
            digest = Sha256.digest();
        }
        digest.update(bytes, offset, length);
        return Sha256.hex(digest.digest());
    }
}
