package taskmgmt.run.task;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.machine.Processes;
import taskmgmt.machine.Processes.Sighting;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * Identifies the process that works on a task, and tells later whether it still exists. A process id alone is not enough, because ids are
 * reused: with the start times of the machine and of the process it is unambiguous.
 */
public final class Owners {
    /**
     * How far two readings of the same start time may differ. Linux calculates it from the machine's start time, which it derives from the
     * clock, to the second, and again when the clock is corrected. No process id is reused that soon.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Processes processes;
    private final Path logDirectory;

    /** @param logDirectory where processes that watch a command hold a lock for its task */
    public Owners(Processes processes, Path logDirectory) {
        this.processes = processes;
        this.logDirectory = logDirectory;
    }

    /** The process in the form of records; without a start time if no process has this id, which is then gone. */
    public static Map<String, @Nullable Object> named(Processes processes, long pid) {
        Map<String, @Nullable Object> owner = new LinkedHashMap<>();
        owner.put("pid", pid);
        if (!processes.bootId().isEmpty()) {
            owner.put("boot_id", processes.bootId());
        }
        Sighting sighting = processes.find(pid);
        Instant startedAt = sighting == null ? null : sighting.startedAt();
        if (startedAt != null) {
            owner.put("started_at", Rfc3339.format(startedAt));
        }
        return owner;
    }

    /**
     * Whether the process that works on the task has ended. False for a task that names none. A process from before the last start of the
     * machine is gone; one on another machine looks like that too. A process that holds the lock of its task exists, whatever its id looks
     * like from here.
     */
    public boolean isGone(TaskRun run) {
        return isGone(run.id(), run.owner(), run.moments());
    }

    /** The same for a task that was read in full. */
    public boolean isGone(Task task) {
        return isGone(task.id(), owner(task), task.moments());
    }

    /**
     * The id of the process that works on the task, if it exists on this machine, and no process holds the lock of the task: a process that
     * holds the lock already watches it. Null otherwise.
     */
    public @Nullable Long ownPid(Task task) {
        TaskRun.Owner owner = owner(task);
        if (owner == null || owner.bootId().isEmpty() || !owner.bootId().equals(processes.bootId())) {
            return null;
        }
        boolean isWatched = RunLock.state(logDirectory, task.id()) == RunLock.State.HELD;
        return isWatched || isGone(task) ? null : Long.valueOf(owner.pid());
    }

    private static TaskRun.@Nullable Owner owner(Task task) {
        return task.value(TaskField.OWNER) instanceof Map<?, ?> owner && owner.get("pid") instanceof Long pid
                ? new TaskRun.Owner(pid, text(owner.get("boot_id")), text(owner.get("started_at"))) : null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private boolean isGone(String id, TaskRun.@Nullable Owner owner, TaskRun.Moments moments) {
        if (owner == null || RunLock.state(logDirectory, id) == RunLock.State.HELD) {
            return false;
        }
        if (!owner.bootId().isEmpty() && !processes.bootId().isEmpty() && !owner.bootId().equals(processes.bootId())) {
            return true;
        }
        Sighting sighting = processes.find(owner.pid());
        return sighting == null || isAnother(sighting.startedAt(), owner, Micros.instant(moments.updated()));
    }

    /**
     * Whether the id now belongs to another process: one that started at another time, or after the last report on the task.
     */
    private static boolean isAnother(@Nullable Instant startedAt, TaskRun.Owner owner, @Nullable Instant lastHeard) {
        if (startedAt == null) {
            return false;
        }
        Instant recorded = Rfc3339.parse(owner.startedAt());
        if (recorded != null) {
            return Duration.between(recorded, startedAt).abs().compareTo(TOLERANCE) > 0;
        }
        return lastHeard != null && startedAt.isAfter(lastHeard.plus(TOLERANCE));
    }
}
