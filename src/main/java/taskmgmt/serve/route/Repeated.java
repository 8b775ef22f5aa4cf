package taskmgmt.serve.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Call;
import taskmgmt.serve.Response;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/** The answer to a request whose change was made before this server was started, from what the log has of it. */
final class Repeated {
    private final Path directory;

    Repeated(Path directory) {
        this.directory = directory;
    }

    /**
     * What the request was answered with then.
     *
     * @throws taskmgmt.serve.ProblemException where another request had this key
     */
    Response answer(AlreadyMadeException made, Call call) throws IOException {
        if (!made.identity().isOf(made.event())) {
            throw Once.another();
        }
        Task task = task(made.event());
        String path = call.route().path();
        if (task == null || !path.startsWith(TaskRoutes.TASKS) && !path.startsWith(OlderRoutes.TASKS)) {
            return Response.json(Response.OK, TaskRoutes.changed(LogReader.at(directory).resolve(made.event().taskId())));
        }
        return made.event().type() == EventType.CREATED ? TaskRoutes.created(task) : TaskRoutes.changedTo(task);
    }

    /** The task as the change left it: a task that was started at once was so by a second event of the same moment. */
    private @Nullable Task task(TaskEvent event) throws IOException {
        Fold fold = new Fold(event);
        LogReader.at(directory).events(Set.of(event.taskId()), fold);
        return fold.after;
    }

    private static final class Fold implements ReadableEvents {
        private final TaskEvent last;
        private @Nullable Task task;
        private @Nullable Task after;

        Fold(TaskEvent last) {
            this.last = last;
        }

        @Override
        public void event(TaskEvent event, long offset) {
            if (after != null && !isSecond(event)) {
                return;
            }
            task = TaskFold.apply(task, event);
            if (after != null || event.fields().equals(last.fields())) {
                after = task;
            }
        }

        private boolean isSecond(TaskEvent event) {
            return last.type() == EventType.CREATED && event.at().equals(last.at())
                    && List.of(EventType.STARTED, EventType.QUEUED).contains(event.type());
        }
    }
}
