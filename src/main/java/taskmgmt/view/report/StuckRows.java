package taskmgmt.view.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.report.deadline.StuckReason;
import taskmgmt.report.deadline.StuckTask;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** Tasks that make no progress, one a row. */
public final class StuckRows {
    private StuckRows() {}

    /** The most important columns come first, because a narrow terminal leaves out the last. */
    public static Listing<StuckTask> in(Format format, Instant now) {
        return format == Format.TABLE ? forPeople(now).and(forPrograms()) : forPrograms();
    }

    /**
     * The same with the findings on each task, by its id. Only for programs; after a table, they are written below it.
     */
    public static Listing<StuckTask> in(Format format, Instant now, Map<String, StuckFinding> findings) {
        return format == Format.TABLE ? in(format, now) : forPrograms().exact("doing", "", each -> {
            StuckFinding finding = findings.get(each.run().id());
            return finding == null ? null : finding.data();
        });
    }

    private static FieldList<StuckTask> forPeople(Instant now) {
        return FieldList.<StuckTask>always()
                .exact("task_id", "ID", each -> each.run().id()).key()
                .text("title", "TITLE", each -> each.run().names().title()).key()
                .number("running", "RUNNING", each -> Duration.of(each.runningMicros(), ChronoUnit.MICROS))
                .number("limit", "LIMIT", each -> Duration.of(each.bound().micros(), ChronoUnit.MICROS))
                .sentence("reasons", "WHY", each -> each.reasons().stream().map(StuckReason::words).toList()).key()
                .number("silent", "SILENT", each -> silent(each, now)).minor()
                .state("status", "STATUS", each -> each.run().status().text()).minor()
                .text("subsystem", "SUBSYSTEM", each -> each.run().subsystem()).minor()
                .text("task_type", "TYPE", each -> each.run().type()).minor();
    }

    private static FieldList<StuckTask> forPrograms() {
        return FieldList.<StuckTask>always()
                .exact("task_id", "", each -> each.run().id())
                .text("subsystem", "", each -> each.run().subsystem())
                .text("task_type", "", each -> each.run().type())
                .text("title", "", each -> each.run().names().title())
                .exact("status", "", each -> each.run().status().text())
                .exact("started_at", "", each -> Micros.instant(each.run().moments().started()))
                .exact("active_since", "", each -> Micros.instant(each.run().moments().restarted()))
                .number("running_seconds", "", each -> Micros.seconds(each.runningMicros()))
                .number("limit_seconds", "", each -> Micros.seconds(each.bound().micros()))
                .number("limit_runs", "", each -> each.bound().runs())
                .text("reasons", "", each -> each.reasons().stream().map(StuckReason::text).toList())
                .number("restarts", "", StuckTask::restarts)
                .number("progress_percent", "", StuckRows::progress)
                .exact("last_progress_at", "", each -> Micros.instant(each.run().moments().progressed()))
                .exact("last_heard_at", "", each -> Micros.instant(each.run().moments().updated()))
                .place("owner_pid", "", StuckRows::ownerPid)
                .exact("owner_boot_id", "", StuckRows::ownerBootId);
    }

    private static @Nullable Duration silent(StuckTask task, Instant now) {
        Instant heard = Micros.instant(task.run().moments().updated());
        return heard == null || heard.isAfter(now) ? null : Duration.between(heard, now);
    }

    private static @Nullable Decimal progress(StuckTask task) {
        double percent = task.run().figures().progressPercent();
        return Double.isNaN(percent) ? null : Decimal.valueOf(percent).stripTrailingZeros();
    }

    private static @Nullable Object ownerPid(StuckTask task) {
        TaskRun.Owner owner = task.run().owner();
        return owner == null ? null : owner.pid();
    }

    private static @Nullable String ownerBootId(StuckTask task) {
        TaskRun.Owner owner = task.run().owner();
        return owner == null || owner.bootId().isEmpty() ? null : owner.bootId();
    }
}
