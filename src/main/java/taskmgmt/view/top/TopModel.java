package taskmgmt.view.top;

import java.time.Instant;
import java.util.List;

/**
 * What the log says at a moment.
 *
 * @param at        the moment
 * @param zone      the same as people there write it
 * @param log       which log it is
 * @param tasks     the open tasks
 * @param failures  the tasks that failed last, the newest first
 * @param incidents the open incidents, the most severe first
 * @param damaged   how many lines of the log hold no event
 */
public record TopModel(Instant at, String zone, String log, List<TopTask> tasks, List<Failure> failures, List<OpenIncident> incidents,
        long damaged) {
    public TopModel {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
        incidents = List.copyOf(incidents);
    }

    /** A task that failed so long ago. */
    public record Failure(String id, String title, String subsystem, long agoMicros) {}

    /** An incident that has been open for so long. */
    public record OpenIncident(String id, String severity, String what, long sinceMicros) {}
}
