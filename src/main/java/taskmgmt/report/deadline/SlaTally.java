package taskmgmt.report.deadline;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.stats.ExactSum;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.SlaLevel;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/**
 * Tasks with a deadline, counted together. A margin is the time from completion to deadline, negative if the deadline
 * was missed; failed and cancelled tasks have none. Not thread-safe.
 */
public final class SlaTally {
    private final ExactSum margins = new ExactSum();
    private long met;
    private long late;
    private long failed;
    private long cancelled;
    private long smallestMargin = Long.MAX_VALUE;
    private long open;
    private long atRisk;
    private long overdue;
    private long critical;

    SlaTally() {}

    /** Counts an ended task, which must have a deadline. */
    void addEnded(TaskRun run) {
        if (run.status() == Status.COMPLETED) {
            long margin = run.moments().deadline() - run.moments().finished();
            margins.add(margin);
            smallestMargin = Math.min(smallestMargin, margin);
            met += margin >= 0 ? 1 : 0;
            late += margin < 0 ? 1 : 0;
        } else {
            failed += run.status() == Status.FAILED ? 1 : 0;
            cancelled += run.status() == Status.CANCELLED ? 1 : 0;
        }
    }

    void addOpen(SlaLevel level) {
        open++;
        atRisk += level == SlaLevel.AT_RISK ? 1 : 0;
        overdue += level.compareTo(SlaLevel.OVERDUE) >= 0 ? 1 : 0;
        critical += level == SlaLevel.CRITICAL ? 1 : 0;
    }

    void add(SlaTally other) {
        margins.add(other.margins);
        met += other.met;
        late += other.late;
        failed += other.failed;
        cancelled += other.cancelled;
        smallestMargin = Math.min(smallestMargin, other.smallestMargin);
        open += other.open;
        atRisk += other.atRisk;
        overdue += other.overdue;
        critical += other.critical;
    }

    /** Writes the counts of ended tasks; open ones are counted again each time. */
    void write(StateWriter state) {
        margins.write(state);
        for (long number : new long[] {met, late, failed, cancelled, smallestMargin}) {
            state.number(number);
        }
    }

    void read(StateReader state) {
        margins.add(ExactSum.read(state));
        met = state.number();
        late = state.number();
        failed = state.number();
        cancelled = state.number();
        smallestMargin = state.number();
    }

    /** The number of tasks that ended in any way. */
    public long ended() {
        return met + missed();
    }

    public long met() {
        return met;
    }

    /** The number of tasks completed too late, failed or cancelled. */
    public long missed() {
        return late + failed + cancelled;
    }

    /** The percentage of ended tasks that met their deadline; null if there are none. */
    public @Nullable Decimal compliancePercent() {
        return Percent.of(met, ended());
    }

    public long open() {
        return open;
    }

    public long atRisk() {
        return atRisk;
    }

    /** The number of overdue tasks, including critical ones. */
    public long overdue() {
        return overdue;
    }

    public long critical() {
        return critical;
    }

    /** The mean margin of completed tasks in seconds, to the microsecond; null if there are none. */
    public @Nullable Decimal meanMarginSeconds() {
        return met + late == 0 ? null
                : Micros.seconds(Decimal.valueOf(margins.value(), 0)
                        .divide(Decimal.valueOf(met + late), 0, RoundingMode.HALF_UP).longValueExact());
    }

    /** The smallest margin in seconds; null if there is none. */
    public @Nullable Decimal smallestMarginSeconds() {
        return met + late == 0 ? null : Micros.seconds(smallestMargin);
    }

    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("ended", ended());
        data.put("met", met);
        data.put("missed", missed());
        data.put("late", late);
        data.put("failed", failed);
        data.put("cancelled", cancelled);
        data.put("compliance_percent", compliancePercent());
        data.put("mean_margin_seconds", meanMarginSeconds());
        data.put("smallest_margin_seconds", smallestMarginSeconds());
        data.put("open", open);
        data.put("at_risk", atRisk);
        data.put("overdue", overdue);
        data.put("critical", critical);
        return data;
    }
}
