package taskmgmt.anomaly;

import java.util.Comparator;
import java.util.List;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * A run that may be out of the ordinary, reduced to what a report shows.
 *
 * @param value    what it took, in millionths of the metric's unit
 * @param atMicros when it ended; now for a running one
 */
record Candidate(String taskId, String title, Status status, long value, long atMicros) {
    private static final List<Status> STATUSES = List.of(Status.values());

    /** Orders the runs that took most first, or least first. */
    static Comparator<Candidate> farthestFirst(Side side) {
        return (one, other) -> {
            int byValue = side == Side.SLOW ? Long.compare(other.value, one.value) : Long.compare(one.value, other.value);
            int byTime = byValue != 0 ? byValue : Long.compare(one.atMicros, other.atMicros);
            return byTime != 0 ? byTime : one.taskId.compareTo(other.taskId);
        };
    }

    static Candidate of(TaskRun run, long value, long atMicros) {
        return new Candidate(run.id(), run.names().title(), run.status(), value, atMicros);
    }

    /** Only successful runs can have been too fast: failed and abandoned runs end early for a known reason. */
    boolean mayBe(Side side) {
        return side == Side.SLOW || status.isSuccess();
    }

    void write(StateWriter state) {
        state.text(taskId);
        state.text(title);
        state.name(status);
        state.number(value);
        state.number(atMicros);
    }

    static Candidate read(StateReader state) {
        return new Candidate(
                state.text(), state.text(), state.named(STATUSES), state.number(), state.number());
    }
}
