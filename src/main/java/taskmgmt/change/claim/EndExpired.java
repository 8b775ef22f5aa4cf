package taskmgmt.change.claim;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.queue.ReviveLost;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.lease.Lease;

/**
 * Ends attempts whose lease has expired. Such an attempt is lost, like that of a killed local worker: the task is open for
 * another attempt, and fails once it was lost {@value ReviveLost#MAX_LOSSES} times. Not thread-safe.
 */
public final class EndExpired {
    private final TaskLog log;
    private final OpenTasks open;

    public EndExpired(TaskLog log) {
        this(log, new OpenTasks(log.directory()));
    }

    EndExpired(TaskLog log, OpenTasks open) {
        this.log = log;
        this.open = open;
    }

    /**
     * Ends them, except those that the policy does not let this actor end. Takes the lock only if there is something to do.
     *
     * @return the tasks as they were before
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public List<Task> end() throws IOException {
        Instant before = log.now();
        open.at(new Snapshot(log.directory(), PrivateFiles.SYSTEM, before, ""));
        if (open.expired(before, LogReader.at(log.directory())::tasks).isEmpty()) {
            return List.of();
        }
        Ending ending = new Ending();
        log.append(ending);
        return List.copyOf(ending.ended);
    }

    private final class Ending implements Change {
        private final List<Task> ended = new ArrayList<>();

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            open.at(now);
            ended.clear();
            List<TaskEvent> events = new ArrayList<>();
            for (Task task : open.expired(now.now(), now::tasks)) {
                TaskEvent event = event(task, now);
                if (log.allows(event, now)) {
                    events.add(event);
                    ended.add(task);
                }
            }
            return new ChangeSet(List.of(), events);
        }

        /** This precedes the change that was requested and is not part of it, so it has no identity for repeated requests. */
        @Override
        public ChangeSet decideOnce(@Nullable ChangeIdentity once, Snapshot now) throws IOException {
            return decide(now);
        }
    }

    /** The event that records a lost attempt. */
    static TaskEvent event(Task task, Snapshot now) {
        Lease lease = Lease.of(task);
        if (lease == null) {
            throw new IllegalArgumentException("nobody has claimed " + task.id());
        }
        long losses = task.earlier().stream().filter(attempt -> ReviveLost.ERROR.equals(attempt.error())).count() + 1;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", now.actor());
        fields.put(TaskField.ERROR_MESSAGE.text(), ReviveLost.ERROR);
        fields.put(Task.LEASE, lease.toMap(Lease.End.EXPIRED));
        return new TaskEvent(now.now(), losses < ReviveLost.MAX_LOSSES ? EventType.RETRYING : EventType.FAILED, task.id(), fields);
    }
}
