package taskmgmt.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import taskmgmt.task.TaskId;

/**
 * Converts the id that another system uses into a task id: a prefix, a colon, and the id. An id that is not a valid task id is
 * changed into one, with a hash of the whole appended so that no two become the same. The result is the same at every import. Pure.
 */
public final class ForeignId {
    private static final int HASH_DIGITS = 10;

    private ForeignId() {}

    /** @param prefix empty for none */
    public static String taskId(String prefix, String nativeId) {
        String id = prefix.isEmpty() ? nativeId : prefix + ":" + nativeId;
        return TaskId.fault(id).isEmpty() ? id : substitute(id);
    }

    private static String substitute(String id) {
        String end = "~" + hash(id);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < id.length() && text.length() < TaskId.MAX_LENGTH - end.length() - 1) {
            int c = id.codePointAt(at);
            String one = Character.toString(c);
            boolean fits = TaskId.fault(text.isEmpty() ? one : "x" + one).isEmpty();
            text.append(fits ? one : text.isEmpty() ? "x" : "_");
            at += Character.charCount(c);
        }
        return text.append(end).toString();
    }

    /** Ten hexadecimal digits that depend on every character. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
