package taskmgmt.anomaly;

import java.util.Comparator;
import taskmgmt.task.Status;

/**
 * A run that is out of the ordinary. Values are millionths of the metric's unit.
 *
 * @param side     whether it took too much or too little
 * @param value    what it took, or has taken so far if it is still running
 * @param expected what was to be expected
 * @param atMicros when it ended; now for a running one
 */
public record Anomaly(
        Series series, String taskId, String title, Status status, Side side, long value, Expectation expected, long atMicros) {
    /** The worst first. */
    public static final Comparator<Anomaly> WORST_FIRST = (one, other) -> {
        int bySeverity = other.severity().compareTo(one.severity());
        int byDistance = bySeverity != 0 ? bySeverity : Double.compare(other.distance(), one.distance());
        int bySeries = byDistance != 0 ? byDistance : one.series.compareTo(other.series);
        return bySeries != 0 ? bySeries : one.taskId.compareTo(other.taskId);
    };

    static Anomaly of(Series series, Side side, Candidate run, Expectation expected) {
        return new Anomaly(
                series, run.taskId(), run.title(), run.status(), side, run.value(), expected, run.atMicros());
    }

    public AnomalyLevel severity() {
        return expected.severity(value);
    }

    /** The value as a multiple of what is usual. */
    public double ratio() {
        return value / expected.usual();
    }

    /** How many times as slow, or as fast, as usual. */
    private double distance() {
        return side == Side.SLOW ? ratio() : expected.usual() / Math.max(Expectation.NOTHING, value);
    }
}
