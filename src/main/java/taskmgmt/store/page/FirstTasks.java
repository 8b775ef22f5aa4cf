package taskmgmt.store.page;

import java.util.List;
import taskmgmt.task.Task;

/**
 * The first tasks of a list.
 *
 * @param tasks   in the order of their {@link TaskPlace}s
 * @param total   the length of the whole list; or, if counting would mean examining every task, just more than the number of
 *     these
 * @param damaged number of lines in the log without an event
 */
public record FirstTasks(List<Task> tasks, long total, long damaged) {
    public FirstTasks {
        tasks = List.copyOf(tasks);
    }
}
