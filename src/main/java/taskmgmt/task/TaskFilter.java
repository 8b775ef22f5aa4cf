package taskmgmt.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.time.TimeRange;

/**
 * Which tasks are wanted: those that meet every condition. Conditions without a value are none, so that a filter can be
 * built from whatever was asked. Immutable and pure.
 *
 * @param conditions all of which must hold
 */
public record TaskFilter(List<Predicate<Task>> conditions) {
    /** Wants every task. */
    public static final TaskFilter ALL = new TaskFilter(List.of());

    public TaskFilter {
        conditions = List.copyOf(conditions);
    }

    public boolean accepts(Task task) {
        for (Predicate<Task> condition : conditions) {
            if (!condition.test(task)) {
                return false;
            }
        }
        return true;
    }

    /** The field's text is one of these. */
    public TaskFilter oneOf(TaskField field, List<String> texts) {
        Set<String> wanted = Set.copyOf(texts);
        return wanted.isEmpty() ? this : and(task -> wanted.contains(task.text(field)));
    }

    /** The task stands in one of these. */
    public TaskFilter statuses(List<Status> statuses) {
        Set<Status> wanted = Set.copyOf(statuses);
        return wanted.isEmpty() ? this : and(task -> wanted.contains(task.status()));
    }

    /** The task has all of these tags. */
    public TaskFilter tags(List<String> tags) {
        return tags.isEmpty() ? this : and(task -> task.tags().containsAll(tags));
    }

    public TaskFilter priority(PriorityRange range) {
        return and(task -> range.contains(task.priority()));
    }

    /** It was created in that time. */
    public TaskFilter created(TimeRange range) {
        return and(task -> range.contains(task.createdAt()));
    }

    /** It ended in that time. */
    public TaskFilter ended(TimeRange range) {
        return and(task -> {
            Instant at = TaskRun.instant(task.moments().finished());
            return at != null && range.contains(at);
        });
    }

    /** Its title or description holds the text, whatever the letter case. */
    public TaskFilter text(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return and(task -> task.title().toLowerCase(Locale.ROOT).contains(wanted)
                || task.text(TaskField.DESCRIPTION).toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** It is still open although its deadline has passed. */
    public TaskFilter overdue(Instant now) {
        return and(task -> {
            Instant deadline = task.status().isTerminal() ? null : task.slaDeadline();
            return deadline != null && deadline.isBefore(now);
        });
    }

    private TaskFilter and(Predicate<Task> condition) {
        List<Predicate<Task>> more = new ArrayList<>(conditions);
        more.add(condition);
        return new TaskFilter(more);
    }
}
