package taskmgmt.store;

import java.util.List;
import taskmgmt.incident.Incident;
import taskmgmt.task.TaskEvent;

/**
 * What a change wants to write, decided but not written.
 *
 * @param incidents new records of incidents; the registry events that belong to them are among {@code events}
 * @param events    new events of tasks
 */
public record Draft(List<Incident> incidents, List<TaskEvent> events) {
    public static final Draft NOTHING = new Draft(List.of(), List.of());

    public Draft {
        incidents = List.copyOf(incidents);
        events = List.copyOf(events);
    }

    public static Draft of(TaskEvent... events) {
        return new Draft(List.of(), List.of(events));
    }

    public static Draft of(Incident incident, TaskEvent... events) {
        return new Draft(List.of(incident), List.of(events));
    }
}
