package taskmgmt.run.handler;

import java.nio.charset.StandardCharsets;
import taskmgmt.hash.Sha256;

/**
 * The id of the task that does the work of another one: the same for each attempt, so that the next one goes on where the last one ended.
 */
final class PartId {
    /** Ids of steps begin with that of their run, and have to fit as well. */
    private static final int MAX_ID = 60;
    private static final int HASH_DIGITS = 8;

    private PartId() {}

    /** @param kind what the other task is: {@code run} */
    static String of(String taskId, String kind) {
        String end = "-" + kind;
        String plain = taskId.replace('~', '-');
        if (plain.equals(taskId) && taskId.length() + end.length() <= MAX_ID) {
            return taskId + end;
        }
        byte[] id = taskId.getBytes(StandardCharsets.UTF_8);
        String hash = "-" + Sha256.hex(id, 0, id.length).substring(0, HASH_DIGITS) + end;
        return plain.substring(0, Math.min(plain.length(), MAX_ID - hash.length())) + hash;
    }
}
