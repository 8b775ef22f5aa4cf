package taskmgmt.anomaly;

import java.util.Comparator;
import java.util.List;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * A run that may be out of the ordinary, as little of it as a report tells.
 *
 * @param value    what it took, in millionths of the metric's unit
 * @param atMicros when it ended; now, for one that is running
 * @param offset   where it ended in the registry
 */
record Candidate(String taskId, String title, Status status, long value, long atMicros, long offset) {
    private static final List<Status> STATUSES = List.of(Status.values());

    static final Comparator<Candidate> GREATEST_FIRST =
            Comparator.comparingLong(Candidate::value).reversed().thenComparingLong(Candidate::offset);

    static Candidate of(TaskRun run, long value, long atMicros) {
        return new Candidate(run.id(), run.names().title(), run.status(), value, atMicros, run.offset());
    }

    void write(StateWriter state) {
        state.text(taskId);
        state.text(title);
        state.name(status);
        state.number(value);
        state.number(atMicros);
        state.number(offset);
    }

    static Candidate read(StateReader state) {
        return new Candidate(
                state.text(), state.text(), state.named(STATUSES), state.number(), state.number(), state.number());
    }
}
