package taskmgmt.store.page;

import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;

/**
 * The position of a task in a list: open ones first, then the newest.
 *
 * @param ended   whether it has ended
 * @param created when it was created, in microseconds since 1970
 * @param id      decides between tasks created in the same microsecond, the greatest first
 */
public record TaskPlace(boolean ended, long created, String id) implements Comparable<TaskPlace> {
    public static TaskPlace of(Task task) {
        return new TaskPlace(task.status().isTerminal(), task.moments().created(), task.id());
    }

    static TaskPlace of(TaskRun run) {
        return new TaskPlace(run.status().isTerminal(), run.moments().created(), run.id());
    }

    /** Which of two tasks comes first. */
    public static int compare(Task one, Task other) {
        return of(one).compareTo(of(other));
    }

    @Override
    public int compareTo(TaskPlace other) {
        if (ended != other.ended) {
            return ended ? 1 : -1;
        }
        int byCreation = Long.compare(other.created, created);
        return byCreation == 0 ? other.id.compareTo(id) : byCreation;
    }
}
