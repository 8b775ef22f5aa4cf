package taskmgmt.queue;

import org.jspecify.annotations.Nullable;

/**
 * What holds for all tasks of a group.
 *
 * @param parallel how many of them may run at once; null for as many as workers have slots
 * @param paused   whether none of them begins
 */
public record GroupSettings(@Nullable Integer parallel, boolean paused) {
    public static final GroupSettings USUAL = new GroupSettings(null, false);

    /** @throws IllegalArgumentException where none could ever run */
    public GroupSettings {
        if (parallel != null && parallel < 1) {
            throw new IllegalArgumentException("at least one task of a group can run: pause the group where none should");
        }
    }

    /** The same with another limit. */
    public GroupSettings limitedTo(@Nullable Integer tasks) {
        return new GroupSettings(tasks, paused);
    }

    /** The same, paused or not. */
    public GroupSettings pausedAs(boolean pause) {
        return new GroupSettings(parallel, pause);
    }
}
