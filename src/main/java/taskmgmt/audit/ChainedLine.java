package taskmgmt.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * A line of the audit log that is a link of the chain. Its hash is the SHA-256 of all its bytes before {@code ,"hash":}, so
 * that {@code sed} and {@code sha256sum} can check it. Pure functions over bytes.
 *
 * @param seq  the entry's number
 * @param prev hash of the entry before
 * @param hash the hash that the line claims; {@link ChainVerifier} checks whether its bytes have it
 */
public record ChainedLine(long seq, String prev, String hash) {

    /** The link in the bytes from {@code start} to {@code end}; null if they do not have its form. */
    public static @Nullable ChainedLine parse(byte[] bytes, int start, int end) {
        LinkForm form = new LinkForm();
        return form.read(bytes, start, end)
                ? new ChainedLine(form.seq(), digits(bytes, form.prevStart()), digits(bytes, form.hashStart()))
                : null;
    }

    /** {@link #parse}, but also null if the bytes do not have the hash that they claim. */
    public static @Nullable ChainedLine parseIntact(byte[] bytes, int start, int end) {
        LinkForm form = new LinkForm();
        return form.read(bytes, start, end) && Sha256.hex(bytes, start, form.bodyEnd() - start).equals(digits(bytes, form.hashStart()))
                ? parse(bytes, start, end)
                : null;
    }

    public ChainHead head() {
        return new ChainHead(seq, hash);
    }

    private static String digits(byte[] bytes, int at) {
        return new String(bytes, at, Sha256.HEX_LENGTH, StandardCharsets.ISO_8859_1);
    }
}
