package taskmgmt.store;

import java.util.List;
import taskmgmt.incident.Incident;
import taskmgmt.task.TaskEvent;

/**
 * Records that are written together: as the input of a log, decided but not written yet; as its result, written and durable
 * according to the sync policy.
 *
 * @param incidents new records of incidents; the registry events that belong to them are among {@code events}
 * @param events    new events of tasks
 */
public record ChangeSet(List<Incident> incidents, List<TaskEvent> events) {
    public static final ChangeSet NOTHING = new ChangeSet(List.of(), List.of());

    public ChangeSet {
        incidents = List.copyOf(incidents);
        events = List.copyOf(events);
    }

    public static ChangeSet of(TaskEvent... events) {
        return new ChangeSet(List.of(), List.of(events));
    }

    public static ChangeSet of(Incident incident, TaskEvent... events) {
        return new ChangeSet(List.of(incident), List.of(events));
    }
}
