package taskmgmt.store.page;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskFilter;

/** Somebody who keeps all tasks in the order of their {@link TaskPlace}s, so that no list has to be gathered anew. */
public interface KeptTasks {
    /**
     * The first tasks of those that the filter wants, as {@link TaskPages#first} finds them.
     *
     * @param after only tasks behind this place; null for all
     * @param max   how many at most
     * @return nothing where they have to be read from the log now
     */
    Optional<FirstTasks> first(TaskFilter filter, @Nullable TaskPlace after, int max) throws IOException;
}
