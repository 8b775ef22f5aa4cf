package taskmgmt.view.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.Remaining;
import taskmgmt.render.Format;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** How much longer running tasks will take, one row for each task; durations are in seconds for programs. */
public final class RemainingRows {
    private RemainingRows() {}

    /**
     * A running task and its remaining time.
     *
     * @param now the time of the forecast, in microseconds
     */
    public record Row(TaskRun run, Remaining.Left left, long now) {
        private @Nullable Instant eta(@Nullable Long leftMicros) {
            return leftMicros == null ? null : Micros.instant(now + leftMicros);
        }
    }

    public static Listing<Row> in(Format format) {
        boolean table = format == Format.TABLE;
        return FieldList.<Row>always()
                .exact("task_id", "ID", each -> each.run.id()).key()
                .text("subsystem", "SUBSYSTEM", each -> each.run.subsystem())
                .text("task_type", "TYPE", each -> each.run.type())
                .number("running_seconds", "RUNNING", each -> time(each.left.elapsed(), table))
                .number("p50_remaining_seconds", "P50 LEFT", each -> time(each.left.p50(), table))
                .number("p90_remaining_seconds", "P90 LEFT", each -> time(each.left.p90(), table))
                .number("p95_remaining_seconds", "P95 LEFT", each -> time(each.left.p95(), table))
                .exact("p50_eta", "P50 ETA", each -> each.eta(each.left.p50()))
                .exact("p90_eta", "P90 ETA", each -> each.eta(each.left.p90()))
                .exact("p95_eta", "P95 ETA", each -> each.eta(each.left.p95()))
                .text("basis", "BASIS", each -> each.left.basis() == null ? null : each.left.basis().text())
                .number("sample_size", "RUNS", each -> (long) each.left.runs())
                .program("started_at", each -> Micros.instant(each.run.moments().started()))
                .text("note", "NOTE", each -> each.left.basis() == null ? "not enough history" : null);
    }

    private static @Nullable Object time(@Nullable Long micros, boolean table) {
        if (micros == null) {
            return null;
        }
        return table ? Duration.of(micros, ChronoUnit.MICROS) : Micros.seconds(micros);
    }
}
