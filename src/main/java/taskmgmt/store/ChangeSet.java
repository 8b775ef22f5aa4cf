package taskmgmt.store;

import java.util.List;
import taskmgmt.incident.Incident;
import taskmgmt.task.TaskEvent;

/**
 * Records that are written together: of a change, what it wants to write, decided but not written; of a log, what it has
 * written, durable as the sync policy has it.
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
