package taskmgmt.mcp.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/**
 * A task of the registry, as a task of the protocol.
 *
 * @param shown the output of {@code task show} for it
 */
record RegistryTask(Map<String, @Nullable Object> shown) {
    private static final long POLL_MILLIS = 1_000;
    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed";
    private static final String CANCELLED = "cancelled";

    String id() {
        return text("task_id");
    }

    boolean hasEnded() {
        String status = text("status");
        return status.equals(COMPLETED) || status.equals(FAILED) || status.equals(CANCELLED);
    }

    boolean isCompleted() {
        return text("status").equals(COMPLETED);
    }

    boolean isCancelled() {
        return text("status").equals(CANCELLED);
    }

    /** In the form of 2025-11-25. What is in the log is kept, whatever time to live a client requests. */
    Map<String, @Nullable Object> described() {
        return described(hasEnded() ? text("status") : "working", "ttl", "pollInterval");
    }

    /** In the form of the extension, in which a call whose answer is a failure is completed. */
    Map<String, @Nullable Object> extended() {
        return described(!hasEnded() ? "working" : isCancelled() ? CANCELLED : COMPLETED, "ttlMs", "pollIntervalMs");
    }

    private Map<String, @Nullable Object> described(String status, String life, String poll) {
        Map<String, @Nullable Object> task = new LinkedHashMap<>();
        task.put("taskId", id());
        task.put("status", status);
        task.put("statusMessage", said());
        task.put("createdAt", text("created_at"));
        task.put("lastUpdatedAt", text(shown.get("updated_at") == null ? "created_at" : "updated_at"));
        task.put(life, null);
        task.put(poll, POLL_MILLIS);
        return task;
    }

    /** Its status, in one line. */
    private String said() {
        StringBuilder said = new StringBuilder(text("status"));
        if (!hasEnded() && shown.get("progress_percent") != null) {
            said.append(", ").append(shown.get("progress_percent")).append('%');
        }
        String more = text(isCancelled() ? "reason" : hasEnded() ? "error_message" : "progress_message");
        return more.isEmpty() || isCompleted() ? said.toString() : said.append(": ").append(more).toString();
    }

    /** The result of the call that created it: everything that is known about the task, now that it has ended. */
    Map<String, @Nullable Object> result() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("content", List.of(Map.of("type", "text", "text", JsonPrinter.compact(shown))));
        result.put("structuredContent", shown);
        result.put("isError", !isCompleted());
        result.put("_meta", Map.of("io.modelcontextprotocol/related-task", Map.of("taskId", id())));
        return result;
    }

    private String text(String key) {
        Object value = shown.get(key);
        return value == null ? "" : String.valueOf(value);
    }
}
