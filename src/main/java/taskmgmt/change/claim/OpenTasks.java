package taskmgmt.change.claim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Priority;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;
import taskmgmt.task.lease.Lease;
import taskmgmt.time.Micros;

/**
 * The open tasks of a log: read once without the lock, then only new lines. For each task it keeps what is needed to order them;
 * to decide about a task, it must be read in full. Not thread-safe.
 */
final class OpenTasks {
    /** How many tasks are read at once during a search. */
    private static final int CHUNK = 64;

    private final Path directory;
    private final Map<String, Open> open = new LinkedHashMap<>();
    /** How far the registry has been read, in bytes; −1 before the first time. */
    private long end = -1;

    OpenTasks(Path directory) {
        this.directory = directory;
    }

    /**
     * An open task.
     *
     * @param created in microseconds since 1970
     * @param until   when its lease expires; null if there is none, or it was not read in full yet
     * @param isRead  whether it was read in full since its last event
     */
    record Open(String id, String subsystem, String type, int priority, long created, Status status, @Nullable Instant until, boolean isRead) {
        static Open of(TaskRun run) {
            return new Open(run.id(), run.subsystem(), run.type(), run.names().priority(), run.moments().created(), run.status(), null, false);
        }

        static Open of(Task task) {
            Lease lease = Lease.of(task);
            return new Open(task.id(), task.subsystem(), task.type(), task.priority(), task.moments().created(), task.status(),
                    lease == null ? null : lease.until(), true);
        }

        /** Whether the task could be claimed, as far as is known. */
        boolean mayBeClaimed(Instant now) {
            return switch (status) {
                case PENDING, QUEUED, RETRYING -> true;
                case ACTIVE -> mayHaveExpired(now);
                default -> false;
            };
        }

        boolean mayHaveExpired(Instant now) {
            return status == Status.ACTIVE && (!isRead || (until != null && !now.isBefore(until)));
        }

        /** Each hour of waiting counts as one level, so that no task waits for ever. */
        int urgency(Instant now) {
            long hours = Math.max(0, Duration.between(Micros.instant(created), now).toHours());
            return (int) Math.min(Priority.MOST, priority + hours);
        }
    }

    /** Updates it to the current content of the log. */
    void at(Snapshot now) throws IOException {
        if (end < 0 || now.registryEnd() < end) {
            open.clear();
            end = now.registryEnd();
            for (TaskRun run : RunReader.of(LogReader.at(directory), ScanProgress.NONE).fold(StuckRule.history()).open()) {
                open.put(run.id(), Open.of(run));
            }
            return;
        }
        Set<String> changed = new LinkedHashSet<>();
        end = now.events(end, new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                changed.add(event.taskId());
            }
        });
        if (!changed.isEmpty()) {
            read(changed, now::tasks);
        }
    }

    /** Reads tasks in full. */
    interface Lookup {
        Map<String, Task> tasks(Set<String> ids) throws IOException;
    }

    private Map<String, Task> read(Set<String> ids, Lookup lookup) throws IOException {
        Map<String, Task> tasks = lookup.tasks(ids);
        for (String id : ids) {
            Task task = tasks.get(id);
            if (task == null || task.status().isTerminal()) {
                open.remove(id);
            } else {
                open.put(id, Open.of(task));
            }
        }
        return tasks;
    }

    /** Processes tasks that were read in full, and says when it has seen enough. */
    interface Visitor {
        /** @return whether it has seen enough */
        boolean visit(Task task) throws IOException;
    }

    /** Visits wanted tasks that could be claimed, the most urgent first and among equals the oldest. */
    void mostUrgent(Predicate<Open> wanted, Snapshot now, Visitor visitor) throws IOException {
        Instant at = now.now();
        List<Open> found = new ArrayList<>();
        for (Open each : open.values()) {
            if (each.mayBeClaimed(at) && wanted.test(each)) {
                found.add(each);
            }
        }
        found.sort(Comparator.comparingInt((Open each) -> -each.urgency(at)).thenComparingLong(Open::created).thenComparing(Open::id));
        visit(found, now::tasks, visitor);
    }

    /** The active tasks whose lease has expired at that moment. */
    List<Task> expired(Instant now, Lookup lookup) throws IOException {
        List<Open> found = new ArrayList<>();
        for (Open each : open.values()) {
            if (each.mayHaveExpired(now)) {
                found.add(each);
            }
        }
        List<Task> expired = new ArrayList<>();
        visit(found, lookup, task -> {
            Lease lease = Lease.of(task);
            if (lease != null && lease.isOver(task, now)) {
                expired.add(task);
            }
            return false;
        });
        return expired;
    }

    private void visit(List<Open> all, Lookup lookup, Visitor visitor) throws IOException {
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Open> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Set<String> ids = new LinkedHashSet<>();
            chunk.forEach(each -> ids.add(each.id()));
            Map<String, Task> tasks = read(ids, lookup);
            for (String id : ids) {
                Task task = tasks.get(id);
                if (task != null && visitor.visit(task)) {
                    return;
                }
            }
        }
    }
}
