package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Group;
import taskmgmt.stats.Period;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/**
 * The runs that are beyond what is known to be usual. Its memory is proportional to their number. It answers a single question at
 * one moment and is never stored. Not thread-safe.
 */
public final class Exceeding implements Fold<Exceeding> {
    private final List<Anomaly> found = new ArrayList<>();
    private final Detector detector;
    private final Period ended;

    private Exceeding(Detector detector, Period ended) {
        this.detector = detector;
        this.ended = ended;
    }

    static Projection<Exceeding> of(Detector detector, Period ended) {
        return Projection.of("", () -> new Exceeding(detector, ended), (fold, state) -> {
            throw new IllegalStateException("this fold is never kept");
        });
    }

    /** The anomalies, worst first. */
    public List<Anomaly> found() {
        found.sort(Anomaly.WORST_FIRST);
        return List.copyOf(found);
    }

    @Override
    public void accept(TaskRun run) {
        if (ended.contains(run.moments().finished()) && detector.knows(run)) {
            Group group = Group.of(run);
            for (Metric metric : detector.metrics()) {
                long value = metric.of(run);
                if (value != TaskRun.UNKNOWN) {
                    Candidate candidate = Candidate.of(run, value, run.moments().finished());
                    detector.test(new Series(group, metric), candidate, found);
                }
            }
        }
    }

    @Override
    public void combine(Exceeding other) {
        found.addAll(other.found);
    }

    @Override
    public void write(StateWriter state) {
        throw new IllegalStateException("this fold is never kept");
    }
}
