package taskmgmt.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.preset.WorkPreset;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskField;

/**
 * Runs the tasks of one subsystem in a Java program: every task whose type has a registered handler, whether this program,
 * another one or {@code task-mgmt task create} created it.
 *
 * {@snippet :
 * try (TaskManager manager = TaskManager.open(Path.of("logs"), "images")) {
 *     manager.register("resize", context -> Map.of("bytes", resize(context.input())));
 *     manager.start();
 *     TaskHandle handle = manager.create(NewWork.titled("Resize 1.png").type("resize").input(Map.of("file", "1.png")));
 *     Map<String, Object> output = handle.await().output();
 * }
 * }
 *
 * The log is the queue: a restarted program finds its pending tasks there. A manager of the subsystem restarts a task whose
 * process died, as its next attempt. Delivery is at least once, so handlers must be idempotent. Any number of managers, in any
 * number of processes on one machine, may work on one log; exactly one of them starts each task.
 *
 * <p>The most urgent task starts first, among equals the oldest; a task that depends on others starts when they are completed.
 * Each runs on a virtual thread of its own, with at most the configured number at once.
 */
public final class TaskManager implements AutoCloseable {
    private final String subsystem;
    private final LogAccess log;
    private final TaskBoard board;
    private final Dispatcher dispatcher;

    private TaskManager(String subsystem, LogAccess log, ManagerSettings settings) {
        this.subsystem = subsystem;
        this.log = log;
        this.board = new TaskBoard(subsystem, log::now);
        this.dispatcher = new Dispatcher(subsystem, log, board, settings);
    }

    /** A manager of a subsystem's tasks. Nothing is opened or created before the first task or {@link #start}. */
    public static TaskManager open(Path logDirectory, String subsystem) {
        return open(logDirectory, subsystem, ManagerSettings.usual());
    }

    /** The same with these settings. */
    public static TaskManager open(Path logDirectory, String subsystem, ManagerSettings settings) {
        return new TaskManager(subsystem, new LogAccess(logDirectory, settings.client()), settings);
    }

    /**
     * Registers a handler for the tasks of a type.
     *
     * @throws IllegalStateException if the type already has one
     */
    public void register(String type, TaskHandler handler) {
        dispatcher.register(type, new Registration(handler, null, null));
    }

    /** The same; if the handler throws, it is run again by these rules. */
    public void register(String type, TaskHandler handler, HandlerRetries retries) {
        dispatcher.register(type, new Registration(handler, retries, null));
    }

    /**
     * Registers a handler for a kind of work: tasks of its type are created with the preset's priority and title if they have none
     * of their own, and judged by its rule. The facts for the rule are the metadata of the task, the handler's return value, and
     * {@link TaskContext#metrics}; the check is {@link TaskContext#verified}.
     *
     * @param retries when the handler is run again after it throws; null for never
     * @throws IllegalArgumentException if the kind belongs to a subsystem other than this manager's
     * @throws IllegalStateException if the type already has a handler
     */
    public void register(WorkPreset preset, TaskHandler handler, @Nullable HandlerRetries retries) {
        if (!preset.subsystem().equals(subsystem)) {
            throw new IllegalArgumentException(preset.text() + " is work of the subsystem " + preset.subsystem() + ", not of " + subsystem);
        }
        dispatcher.register(preset.type(), new Registration(handler, retries, preset));
    }

    /** Starts running tasks: those that are pending, those that a dead process left, and those to come. */
    public void start() {
        dispatcher.start();
    }

    /**
     * Creates a task, which runs in its turn.
     *
     * @return the task, or the open task with the same key
     * @throws taskmgmt.task.RefusedException if the id already exists, a task that it depends on does not exist, the metadata lacks
     *     something that its preset requires, or the policy forbids it; nothing is written then
     */
    public TaskHandle create(NewWork work) throws IOException {
        CreateTask.Created created = log.create(work.task(subsystem, null, dispatcher.preset(work.type())));
        Task task = created.task();
        if (task == null) {
            return handle(created.taskId());
        }
        CompletableFuture<TaskInfo> end = board.end(task.id());
        board.put(task);
        if (!board.handles(task.type())) {
            board.put(log.task(task.id())); // somebody else may have ended it already
        }
        dispatcher.dispatch();
        return new TaskHandle(task.id(), end);
    }

    /**
     * A handle to wait for the end of a task, whoever runs it. A manager learns what others do once it is started; it needs no
     * handler for that.
     *
     * @param idOrPrefix its id, or a unique prefix of it
     * @throws taskmgmt.task.RefusedException if there is no such task
     */
    public TaskHandle handle(String idOrPrefix) throws IOException {
        Task task = log.task(idOrPrefix);
        CompletableFuture<TaskInfo> end = board.end(task.id());
        // It may have ended between the two reads.
        board.put(log.task(task.id()));
        dispatcher.dispatch();
        return new TaskHandle(task.id(), end);
    }

    /**
     * The current state of a task.
     *
     * @param idOrPrefix its id, or a unique prefix of it
     * @throws taskmgmt.task.RefusedException if there is no such task
     */
    public TaskInfo get(String idOrPrefix) throws IOException {
        return TaskInfo.of(log.task(idOrPrefix));
    }

    /** The subsystem's tasks that have one of these statuses, or any status if none is given, in order of creation. */
    public List<TaskInfo> list(Status... statuses) throws IOException {
        Set<Status> wanted = Set.of(statuses);
        OwnTasks own = new OwnTasks(subsystem);
        LogReader.at(log.directory()).events(own);
        List<TaskInfo> found = new ArrayList<>();
        for (Task task : own.tasks()) {
            if (wanted.isEmpty() || wanted.contains(task.status())) {
                found.add(TaskInfo.of(task));
            }
        }
        return found;
    }

    /**
     * Cancels a task. If it runs here, its handler is interrupted; if it runs in another process, the manager there notices.
     *
     * @param reason why; null if no reason is given
     * @throws taskmgmt.task.RefusedException if there is no such task, or it has ended
     */
    public TaskInfo cancel(String idOrPrefix, @Nullable String reason) throws IOException {
        Task task = log.apply(idOrPrefix, new MoveTask.Cancel(reason)).task();
        dispatcher.see(task);
        return TaskInfo.of(task);
    }

    /**
     * Starts no further task, waits for running tasks, and interrupts them when the grace period of the settings is over;
     * interrupted tasks wait for the next start of a manager. Everything is durable when this returns.
     */
    @Override
    public void close() throws IOException {
        dispatcher.close();
        board.close();
        log.close();
    }

    /** Folds the events of one subsystem's tasks. */
    private static final class OwnTasks implements ReadableEvents {
        private final String subsystem;
        private final Map<String, Task> tasks = new LinkedHashMap<>();

        OwnTasks(String subsystem) {
            this.subsystem = subsystem;
        }

        @Override
        public void event(TaskEvent event, long offset) {
            Task before = tasks.get(event.taskId());
            if (before != null || subsystem.equals(event.text(TaskField.SUBSYSTEM.text()))) {
                Task after = TaskFold.apply(before, event);
                if (after != null) {
                    tasks.put(event.taskId(), after);
                }
            }
        }

        List<Task> tasks() {
            return tasks.values().stream().sorted(Task.BY_CREATION).toList();
        }
    }
}
