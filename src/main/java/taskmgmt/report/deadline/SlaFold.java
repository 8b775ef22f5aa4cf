package taskmgmt.report.deadline;

import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** How ended tasks with a deadline kept it, by subsystem. Not thread-safe. */
public final class SlaFold implements Fold<SlaFold> {
    private final NavigableMap<String, SlaTally> bySubsystem = new TreeMap<>();
    private final long since;

    private SlaFold(long since) {
        this.since = since;
    }

    /** @param since leaves out what ended before, in microseconds; {@link TaskRun#UNKNOWN} for nothing */
    public static Projection<SlaFold> endedSince(long since) {
        return Projection.of(since == TaskRun.UNKNOWN ? "sla-1" : "", () -> new SlaFold(since), SlaFold::readTallies);
    }

    private void readTallies(StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            tally(state.text()).read(state);
        }
    }

    NavigableMap<String, SlaTally> bySubsystem() {
        return bySubsystem;
    }

    @Override
    public void accept(TaskRun run) {
        if (!run.isSuperseded() && run.slaMet() != null && run.moments().finished() >= since) {
            tally(run.subsystem()).addEnded(run);
        }
    }

    @Override
    public void combine(SlaFold other) {
        other.bySubsystem.forEach((subsystem, tally) -> tally(subsystem).add(tally));
    }

    @Override
    public void write(StateWriter state) {
        state.number(bySubsystem.size());
        bySubsystem.forEach((subsystem, tally) -> {
            state.text(subsystem);
            tally.write(state);
        });
    }

    private SlaTally tally(String subsystem) {
        return bySubsystem.computeIfAbsent(subsystem, unseen -> new SlaTally());
    }
}
