package taskmgmt.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.task.DependencyGraph;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/**
 * What the logs hold while a change is decided. It reads on demand and only what is asked for; valid as long as the
 * transaction's lock is held, and not for sharing between threads.
 */
public final class Snapshot {
    private final Path directory;
    private final Instant now;
    private final String actor;
    /** The answer to the last question for a single task; a change asks for the same one again and again. */
    private @Nullable String askedId;
    private @Nullable Task found;

    Snapshot(Path directory, Instant now, String actor) {
        this.directory = directory;
        this.now = now;
        this.actor = actor;
    }

    /** The moment of the transaction, in microseconds. */
    public Instant now() {
        return now;
    }

    /** In whose name it is done. */
    public String actor() {
        return actor;
    }

    /** The task with exactly this id, or null. */
    public @Nullable Task task(String id) throws IOException {
        if (!id.equals(askedId)) {
            found = tasks(id::equals).get(id);
            askedId = id;
        }
        return found;
    }

    /** The task with this id, or the only one whose id begins so. */
    public Task resolve(String idOrPrefix) throws IOException {
        return LogReader.at(directory).resolve(idOrPrefix);
    }

    /** The tasks with such an id, in the order of their creation. */
    public Map<String, Task> tasks(Predicate<String> wanted) throws IOException {
        TaskCollector collector = new TaskCollector();
        RegistryScan.of(wanted, LogReader.registry(directory), collector);
        return collector.tasks();
    }

    /** Throws {@link taskmgmt.task.RefusedException} where the event may not follow on what is there. */
    public void check(TaskEvent event) throws IOException {
        new KnownTasks(this, Set.of(event.taskId())).check(event);
    }

    /** Those of the ids whose task is unknown or not completed. */
    public List<String> unfinished(List<String> ids) throws IOException {
        Map<String, Task> tasks = tasks(Set.copyOf(ids)::contains);
        List<String> unfinished = new ArrayList<>();
        for (String id : ids) {
            Task task = tasks.get(id);
            if (task == null || task.status() != Status.COMPLETED) {
                unfinished.add(id);
            }
        }
        return unfinished;
    }

    /** Who waits for whom among all tasks. */
    public DependencyGraph dependencies() throws IOException {
        return LogReader.at(directory).dependencies();
    }

    /** The newest record of every incident, in the order of their detection. */
    public Map<String, Incident> incidents() throws IOException {
        return LogReader.at(directory).incidents();
    }

    /** The incident with this id, or the only one whose id begins so. */
    public Incident resolveIncident(String idOrPrefix) throws IOException {
        return LogReader.only(incidents(), idOrPrefix, "incident");
    }

    /** Folds events to tasks. */
    static final class TaskCollector implements EventSink {
        private final Map<String, Task> tasks = new LinkedHashMap<>();
        private long damaged;

        @Override
        public void event(TaskEvent event, long offset) {
            Task task = TaskFold.apply(tasks.get(event.taskId()), event);
            if (task != null) {
                tasks.put(event.taskId(), task);
            }
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            damaged++;
        }

        Map<String, Task> tasks() {
            return tasks;
        }

        long damagedLines() {
            return damaged;
        }
    }
}
