package taskmgmt.store;

import taskmgmt.task.TaskEvent;

/** Takes the events of a registry in their order. */
public interface EventSink {
    /** @param offset where the event's line begins, in bytes */
    void event(TaskEvent event, long offset);

    /** A line that holds no event: counted and told, never fatal for a reader. */
    void damaged(String file, long offset, String reason);
}
