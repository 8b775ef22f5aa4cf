package taskmgmt.view.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/**
 * An action of a worker.
 *
 * @param event {@code begun}, {@code ended}, or {@code lost}: the worker that ran it is gone, {@code taken_back}: a version of a handler, or
 *              {@code removed_output}: files with old output
 * @param taskId null if it concerns no task
 * @param title of the task, or the handler and its version; null if unknown
 * @param error why the attempt failed; null if it did not
 */
public record WorkerNote(Instant at, String event, @Nullable String taskId, @Nullable String title, @Nullable String error) {
    public static final Listing<WorkerNote> ROWS = FieldList.<WorkerNote>always()
            .exact("ts", "TIME", WorkerNote::at)
            .exact("event", "EVENT", WorkerNote::event)
            .exact("task_id", "ID", WorkerNote::taskId)
            .text("title", "TITLE", WorkerNote::title)
            .sentence("error", "ERROR", WorkerNote::error);
}
