package taskmgmt.report.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/** The latest time in a log, wherever it occurs, and the records that claim to have ended before they started. Not thread-safe. */
public final class LogTimes implements Fold<LogTimes> {
    /** All runs; there is no parameter. */
    public static final Projection<LogTimes> PROJECTION = Projection.of("log-times-1", LogTimes::new, LogTimes::read);

    private long newest = TaskRun.UNKNOWN;
    private long backwards;
    private String example = "";

    private LogTimes() {}

    @Override
    public void accept(TaskRun run) {
        reach(run);
        if (run.status() != Status.CANCELLED && run.moments().finished() != TaskRun.UNKNOWN
                && run.durationMicros() == TaskRun.UNKNOWN) {
            backwards(run.id());
        }
    }

    /** Adds the times of a task, which need not have ended. */
    public void reach(TaskRun run) {
        TaskRun.Moments moments = run.moments();
        newest = Math.max(newest, Math.max(Math.max(moments.created(), moments.started()), Math.max(moments.restarted(),
                Math.max(moments.finished(), Math.max(moments.updated(), moments.progressed())))));
    }

    /** Adds a time. */
    public void reach(@Nullable Instant at) {
        newest = Math.max(newest, Micros.of(at));
    }

    /** Notes a task or an incident that ended before it started. */
    public void backwards(String id) {
        backwards++;
        example = example.isEmpty() || id.compareTo(example) < 0 ? id : example;
    }

    /** The latest time; null if there is none. */
    public @Nullable Instant newest() {
        return Micros.instant(newest);
    }

    /** How many tasks and incidents have no duration, because they end before they start. */
    public long backwards() {
        return backwards;
    }

    /** The alphabetically first of these; empty if there is none. */
    public String example() {
        return example;
    }

    @Override
    public void combine(LogTimes other) {
        newest = Math.max(newest, other.newest);
        backwards += other.backwards;
        example = example.isEmpty() || (!other.example.isEmpty() && other.example.compareTo(example) < 0) ? other.example : example;
    }

    @Override
    public void write(StateWriter state) {
        state.number(newest);
        state.number(backwards);
        state.text(example);
    }

    private void read(StateReader state) {
        newest = state.number();
        backwards = state.number();
        example = state.text();
    }
}
