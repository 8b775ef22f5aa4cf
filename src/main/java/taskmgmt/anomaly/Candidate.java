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
 */
record Candidate(String taskId, String title, Status status, long value, long atMicros) {
    private static final List<Status> STATUSES = List.of(Status.values());

    static final Comparator<Candidate> GREATEST_FIRST =
            Comparator.comparingLong(Candidate::value).reversed()
                    .thenComparingLong(Candidate::atMicros).thenComparing(Candidate::taskId);

    static Candidate of(TaskRun run, long value, long atMicros) {
        return new Candidate(run.id(), run.names().title(), run.status(), value, atMicros);
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
