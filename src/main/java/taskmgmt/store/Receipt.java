package taskmgmt.store;

import java.util.List;
import taskmgmt.incident.Incident;
import taskmgmt.task.TaskEvent;

/**
 * What a transaction has written; it is durable, as the sync policy has it, when this is handed over.
 *
 * @param incidents records written
 * @param events    events written
 */
public record Receipt(List<Incident> incidents, List<TaskEvent> events) {}
