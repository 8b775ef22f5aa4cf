package taskmgmt.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * The settings of a queue group.
 *
 * @param parallel how many of its tasks may run at once; null for as many as workers have slots
 * @param paused   whether none of its tasks begins
 * @param cleaned  tasks that had ended by then are no longer listed; null if nobody has cleaned up
 * @param cleanedCompleted the same for tasks that were completed
 */
public record GroupSettings(@Nullable Integer parallel, boolean paused, @Nullable Instant cleaned, @Nullable Instant cleanedCompleted) {
    public static final GroupSettings USUAL = new GroupSettings(null, false);

    /** @throws IllegalArgumentException if no task could ever run */
    public GroupSettings {
        if (parallel != null && parallel < 1) {
            throw new IllegalArgumentException("at least one task of a group can run: pause the group where none should");
        }
    }

    /** The settings of a group that nobody has cleaned up. */
    public GroupSettings(@Nullable Integer parallel, boolean paused) {
        this(parallel, paused, null, null);
    }

    /** The same with another limit. */
    public GroupSettings limitedTo(@Nullable Integer tasks) {
        return new GroupSettings(tasks, paused, cleaned, cleanedCompleted);
    }

    /** The same, paused or not. */
    public GroupSettings pausedAs(boolean pause) {
        return new GroupSettings(parallel, pause, cleaned, cleanedCompleted);
    }

    /**
     * The same settings, hiding what has ended by now.
     *
     * @param completedOnly whether failed and cancelled tasks stay
     */
    public GroupSettings cleanedAt(Instant now, boolean completedOnly) {
        return completedOnly ? new GroupSettings(parallel, paused, cleaned, now) : new GroupSettings(parallel, paused, now, cleanedCompleted);
    }

    /** Whether a task that has ended is still listed. */
    public boolean shows(Task task) {
        Instant end = task.finishedAt();
        return end == null || isAfter(end, cleaned) && (task.status() != Status.COMPLETED || isAfter(end, cleanedCompleted));
    }

    private static boolean isAfter(Instant end, @Nullable Instant mark) {
        return mark == null || end.isAfter(mark);
    }
}
