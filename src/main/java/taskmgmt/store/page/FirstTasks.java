package taskmgmt.store.page;

import java.util.List;
import taskmgmt.task.Task;

/**
 * The first tasks of a list.
 *
 * @param tasks   in the order of their {@link TaskPlace}s
 * @param total   how many the whole list has; or, where that would take a look at each of them, only that it has more than these
 * @param damaged how many lines of the log hold no event
 */
public record FirstTasks(List<Task> tasks, long total, long damaged) {
    public FirstTasks {
        tasks = List.copyOf(tasks);
    }
}
