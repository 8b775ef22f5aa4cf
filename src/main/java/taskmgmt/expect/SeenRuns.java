package taskmgmt.expect;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** The most recent runs that match an expectation and have begun. Not thread-safe. */
public final class SeenRuns implements Fold<SeenRuns> {
    private static final int MAX_RUNS = 500;
    private static final int SLACK = 500;

    private final List<ExpectedRun> expected;
    private final List<List<SeenRun>> seen = new ArrayList<>();

    private SeenRuns(List<ExpectedRun> expected) {
        this.expected = expected;
        expected.forEach(each -> seen.add(new ArrayList<>()));
    }

    /** A fold for these expectations; it is not worth storing, because most logs have few of them. */
    public static Projection<SeenRuns> of(List<ExpectedRun> expected) {
        List<ExpectedRun> all = List.copyOf(expected);
        return Projection.of("", () -> new SeenRuns(all), (fold, state) -> {
            throw new IllegalStateException("it was not kept");
        });
    }

    /** The runs for the expectation at this position of the list, earliest first. */
    public List<SeenRun> of(int place) {
        List<SeenRun> runs = seen.get(place);
        trim(runs, MAX_RUNS);
        return List.copyOf(runs);
    }

    @Override
    public void accept(TaskRun run) {
        SeenRun began = SeenRun.of(run);
        for (int i = 0; began != null && i < expected.size(); i++) {
            if (expected.get(i).match().matches(run)) {
                seen.get(i).add(began);
                if (seen.get(i).size() > MAX_RUNS + SLACK) {
                    trim(seen.get(i), MAX_RUNS);
                }
            }
        }
    }

    @Override
    public void combine(SeenRuns other) {
        for (int i = 0; i < seen.size(); i++) {
            seen.get(i).addAll(other.seen.get(i));
            trim(seen.get(i), MAX_RUNS);
        }
    }

    @Override
    public void write(StateWriter state) {
        throw new IllegalStateException("it is not kept");
    }

    private static void trim(List<SeenRun> runs, int most) {
        runs.sort(SeenRun.BY_START);
        runs.subList(0, Math.max(0, runs.size() - most)).clear();
    }
}
