package taskmgmt.store;

import taskmgmt.task.TaskEvent;

/** Receives the events of a registry in order. */
public interface EventSink {
    /** @param offset where the event's line begins, in bytes */
    void event(TaskEvent event, long offset);

    /** A line that contains no event: counted and reported, never fatal for a reader. */
    void damaged(String file, long offset, String reason);
}
