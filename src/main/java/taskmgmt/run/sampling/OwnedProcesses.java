package taskmgmt.run.sampling;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.machine.ProcessTable;
import taskmgmt.run.ForeignTree;
import taskmgmt.run.task.FigureRecord;
import taskmgmt.run.task.Owners;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/**
 * Records now and then what the processes use that work on running tasks, each with its descendants, until it or its task has ended. Only
 * processes of this machine that a task names, and only where nobody else reports: neither {@code run} or a worker, which hold the lock of
 * their task, nor the task itself or another server, from whom something has come within the time between two snapshots. Not thread-safe.
 */
public final class OwnedProcesses {
    private final RunningTasks running;
    private final Owners owners;
    private final ChangeTask changes;
    private final Duration every;
    private final InstantSource clock;
    private final ProcessTable table = new ProcessTable();
    private final Map<String, Sampled> sampled = new HashMap<>();
    private Instant due;

    /** Knows the tasks that are active. */
    public interface RunningTasks {
        List<Task> now() throws IOException;
    }

    /**
     * A task whose process is followed.
     *
     * @param task as it was when it was last looked up, or as the last snapshot left it
     * @param own  when its last snapshot of ours was recorded; null if there is none
     */
    private record Sampled(Task task, ForeignTree tree, @Nullable Instant own) {
        /** Whether something has come from somebody else since then. */
        boolean isReportedByOthers(Instant since) {
            return !task.updatedAt().equals(own) && task.updatedAt().isAfter(since);
        }
    }

    /** @param every how long it is from one snapshot of a task to the next */
    public OwnedProcesses(RunningTasks running, Owners owners, TaskLog log, Duration every, InstantSource clock) {
        this.running = running;
        this.owners = owners;
        this.changes = new ChangeTask(log);
        this.every = every;
        this.clock = clock;
        this.due = clock.instant();
    }

    /** How long it is from one snapshot of a task to the next. */
    public Duration every() {
        return every;
    }

    /** How many processes are followed at this moment, their descendants not counted. */
    public int count() {
        return sampled.size();
    }

    /**
     * Looks at all of them, and records what is due. To be called much more often than something is: what a process takes only between two
     * looks is not seen.
     *
     * @throws IOException if the log cannot be read or written; the next look tries again
     */
    public void look() throws IOException {
        Instant now = clock.instant();
        boolean records = !now.isBefore(due);
        if (records) {
            due = now.plus(every);
            find();
        }
        for (Iterator<Sampled> all = sampled.values().iterator(); all.hasNext();) {
            Sampled each = all.next();
            boolean ended = !each.tree.look();
            if (ended) {
                all.remove();
            }
            if (ended ? each.tree.hasBeenSeen() : records && !each.isReportedByOthers(now.minus(every))) {
                record(each);
            }
        }
    }

    private void find() throws IOException {
        Set<String> there = new HashSet<>();
        for (Task task : running.now()) {
            Long pid = owners.ownPid(task);
            Sampled known = sampled.get(task.id());
            ForeignTree tree = pid == null ? null : known != null && known.tree.pid() == pid ? known.tree : ForeignTree.of(table, pid);
            if (tree != null) {
                there.add(task.id());
                sampled.put(task.id(), new Sampled(task, tree, known == null ? null : known.own));
            }
        }
        sampled.keySet().retainAll(there);
    }

    /** Nothing where the task has been heard of since it was looked up, or has ended: then it is looked up again first. */
    private void record(Sampled each) throws IOException {
        ChangedTask changed = changes.applyIfUntouched(each.task, new RecordSnapshot(null, FigureRecord.of(each.tree.figures(), null)));
        if (changed != null) {
            sampled.computeIfPresent(each.task.id(), (_, same) -> new Sampled(changed.task(), same.tree, changed.task().updatedAt()));
        }
    }
}
