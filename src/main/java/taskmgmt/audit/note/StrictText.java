package taskmgmt.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.tree.MerkleHasher;

/** Reads the values in notes, each of which has exactly one valid spelling: whatever is accepted here is written again byte for byte. */
public final class StrictText {
    private static final int MAX_DIGITS = 19;

    private StrictText() {}

    /** Standard base64 with padding, RFC 4648 section 4, no bit left over; null for anything else. */
    public static byte @Nullable [] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return base64(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A hash in base64. */
    public static byte[] hash(String text) throws BadNoteException {
        byte[] hash = base64(text);
        if (hash == null || hash.length != MerkleHasher.HASH_BYTES) {
            throw new BadNoteException("a hash is not " + MerkleHasher.HASH_BYTES + " bytes in base64");
        }
        return hash;
    }

    /** A whole number in ASCII digits without leading zeros. */
    public static long number(String text) throws BadNoteException {
        boolean digits = !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && (text.length() == 1 || text.charAt(0) != '0')) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new BadNoteException("a number is too large");
            }
        }
        throw new BadNoteException("a number is not written in digits without leading zeros");
    }

    /** UTF-8 without control characters below U+0020 other than newlines. */
    public static String utf8(byte[] bytes) throws BadNoteException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadNoteException("it is not UTF-8");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new BadNoteException("it holds a control character");
        }
        return text;
    }

    /** Whether a key can have this name: not empty, without blanks and plus signs. */
    static boolean isKeyName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(
                c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || c == '+');
    }
}
