package taskmgmt.view.top;

import java.time.Instant;
import java.util.List;

/**
 * The content of the log at one moment.
 *
 * @param at        the moment
 * @param zone      the time zone, as people there write it
 * @param log       which log it is
 * @param tasks     the open tasks
 * @param failures  the tasks that failed last, the newest first
 * @param incidents the open incidents, the most severe first
 * @param damaged   how many lines of the log contain no event
 */
public record TopModel(Instant at, String zone, String log, List<TopTask> tasks, List<Failure> failures, List<OpenIncident> incidents,
        long damaged) {
    public TopModel {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
        incidents = List.copyOf(incidents);
    }

    /** A task that failed this long ago. */
    public record Failure(String id, String title, String subsystem, long agoMicros) {}

    /** An incident that has been open for this long. */
    public record OpenIncident(String id, String severity, String what, long sinceMicros) {}
}
