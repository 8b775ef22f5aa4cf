package taskmgmt.report.deadline;

import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** How ended tasks met their deadlines, by subsystem. Not thread-safe. */
public final class SlaFold implements Fold<SlaFold> {
    /** The only projection; it has no parameters. */
    public static final Projection<SlaFold> PROJECTION = Projection.of("sla-1", SlaFold::new, SlaFold::readTallies);

    private final NavigableMap<String, SlaTally> bySubsystem = new TreeMap<>();

    private SlaFold() {}

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
        if (!run.isSuperseded() && run.slaMet() != null) {
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
