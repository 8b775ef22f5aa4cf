package taskmgmt.imports;

import java.time.Instant;
import taskmgmt.task.TaskEvent;

/**
 * An event on its way into the log.
 *
 * @param event    as it is to be recorded
 * @param row      where its source says so
 * @param attempt  of the work that it belongs to, see {@link WorkItem#attempt}
 * @param position where it stands in time among the others. It is the event's own time, except that no event stands before
 *                 one that it follows on: what ended before it began still ends after it began
 * @param rank     its place among events of equal position: created, started, …, ended
 */
public record ImportedEvent(TaskEvent event, long row, String attempt, Instant position, int rank) {}
