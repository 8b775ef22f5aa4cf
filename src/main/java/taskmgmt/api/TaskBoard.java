package taskmgmt.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.time.Rfc3339;

/**
 * The open tasks of one subsystem according to the log, which of them may begin, and who is waiting for their end. It is given what
 * others read, and reads nothing itself.
 */
final class TaskBoard {
    /** Most urgent first, then oldest first. */
    private static final Comparator<Task> ORDER = Comparator.comparingInt(Task::priority).reversed().thenComparing(Task.BY_CREATION);

    private final String subsystem;
    private final InstantSource clock;
    private final Map<String, Task> open = new HashMap<>();
    private final TreeSet<Task> ready = new TreeSet<>(ORDER);
    /** Tasks that wait for others. */
    private final Set<String> blocked = new HashSet<>();
    /** Tasks whose start could not be written, or that must wait before another attempt. */
    private final Set<String> postponed = new HashSet<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final Map<String, CompletableFuture<TaskInfo>> waiting = new HashMap<>();

    TaskBoard(String subsystem, InstantSource clock) {
        this.subsystem = subsystem;
        this.clock = clock;
    }

    /** Tasks of this type may begin. */
    synchronized void register(String type) {
        types.add(type);
        open.values().forEach(this::offer);
    }

    synchronized boolean handles(String type) {
        return types.contains(type);
    }

    synchronized boolean knows(String id) {
        return open.containsKey(id);
    }

    /** Whether the known state of the task is from this time, in microseconds since 1970. */
    synchronized boolean isOf(String id, long updated) {
        Task task = open.get(id);
        return task != null && task.moments().updated() == updated;
    }

    /** The current state of a task. A task of another subsystem is not managed here, but somebody may be waiting for it. */
    synchronized void put(Task task) {
        postponed.remove(task.id());
        Task before = open.remove(task.id());
        if (before != null) {
            ready.remove(before);
        }
        if (task.status().isTerminal()) {
            blocked.remove(task.id());
            postponed.remove(task.id());
            CompletableFuture<TaskInfo> end = waiting.remove(task.id());
            if (end != null) {
                end.complete(TaskInfo.of(task));
            }
        } else if (task.subsystem().equals(subsystem) || waiting.containsKey(task.id())) {
            open.put(task.id(), task);
            offer(task);
        }
    }

    private void offer(Task task) {
        Status status = task.status();
        boolean mayBegin = status == Status.PENDING || status == Status.QUEUED || status == Status.RETRYING;
        if (mayBegin && !task.standing().held() && task.subsystem().equals(subsystem) && types.contains(task.type())
                && !running.contains(task.id()) && !blocked.contains(task.id()) && !postponed.contains(task.id())) {
            if (isDue(task)) {
                ready.add(task);
            } else {
                postponed.add(task.id());
            }
        }
    }

    private boolean isDue(Task task) {
        Instant due = task.fields().get(Task.RETRY_AT) instanceof String time ? Rfc3339.parse(time) : null;
        return due == null || !due.isAfter(clock.instant());
    }

    /** The next task to begin, which counts as running from now on; null if there is none. */
    synchronized @Nullable Task take() {
        Task next = ready.pollFirst();
        if (next != null) {
            running.add(next.id());
        }
        return next;
    }

    /** The task is no longer running; if it is still open, it may begin again. */
    synchronized void ended(String id) {
        running.remove(id);
        Task task = open.get(id);
        if (task != null) {
            offer(task);
        }
    }

    /** The task may not begin before another task is completed. */
    synchronized void block(String id) {
        blocked.add(id);
    }

    /** A task was completed somewhere: waiting tasks may now be able to begin. */
    synchronized void unblock() {
        release(blocked);
    }

    /** The start of the task could not be written now. */
    synchronized void postpone(String id) {
        postponed.add(id);
    }

    synchronized void retryPostponed() {
        release(postponed);
    }

    private void release(Set<String> ids) {
        List<String> all = new ArrayList<>(ids);
        ids.clear();
        for (String id : all) {
            Task task = open.get(id);
            if (task != null) {
                offer(task);
            }
        }
    }

    /** Open tasks started by other processes, of types handled here. */
    synchronized List<Task> activeElsewhere() {
        List<Task> active = new ArrayList<>();
        for (Task task : open.values()) {
            if (task.status() == Status.ACTIVE && task.subsystem().equals(subsystem) && types.contains(task.type())
                    && !running.contains(task.id())) {
                active.add(task);
            }
        }
        return active;
    }

    /** The end of a task, for whoever is waiting for it. */
    synchronized CompletableFuture<TaskInfo> end(String id) {
        return waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
    }

    /** The end of the task is not known, and will not become known. */
    synchronized void lose(String id, Exception because) {
        CompletableFuture<TaskInfo> end = waiting.remove(id);
        if (end != null) {
            end.completeExceptionally(because);
        }
    }

    /** Nobody follows the log any more: fails every wait. */
    synchronized void close() {
        Collection<CompletableFuture<TaskInfo>> ends = new ArrayList<>(waiting.values());
        waiting.clear();
        ends.forEach(end -> end.completeExceptionally(new IllegalStateException("the manager is closed")));
    }
}
