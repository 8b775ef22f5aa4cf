package taskmgmt.store.page;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskFilter;

/** Keeps all tasks in the order of their {@link TaskPlace}s, so that lists need not be gathered again. */
public interface KeptTasks {
    /**
     * The first tasks that match the filter, as {@link TaskPages#first} finds them.
     *
     * @param after only tasks after this position; null for all
     * @param max   how many at most
     * @return empty if they have to be read from the log now
     */
    Optional<FirstTasks> first(TaskFilter filter, @Nullable TaskPlace after, int max) throws IOException;
}
