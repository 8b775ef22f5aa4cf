package taskmgmt.imports;

import java.time.Instant;
import taskmgmt.task.TaskEvent;

/**
 * An event on its way into the log.
 *
 * @param event    as it is to be recorded
 * @param row      its position in the source
 * @param attempt  the attempt that it belongs to, see {@link WorkItem#attempt}
 * @param position its position in time among the others: the event's own time, except that no event precedes one that it
 *                 follows from, so that an end before its beginning is still placed after the beginning
 * @param rank     its order among events with the same position: created, started, …, ended
 */
public record ImportedEvent(TaskEvent event, long row, String attempt, Instant position, int rank) {}
