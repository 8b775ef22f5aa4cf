package taskmgmt.task.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/**
 * The order of tasks by one of their fields. Strings are compared by their characters, statuses by the course of a task's life,
 * lists and objects by their size; tasks that lack the field come last in either direction. Sorting is stable, so equal tasks stay
 * in order of creation.
 */
public record TaskOrder(TaskField field, boolean descending) implements Comparator<Task> {
    private static final List<Status> COURSE_OF_LIFE = List.of(Status.values());

    @Override
    public int compare(Task a, Task b) {
        Object left = key(a);
        Object right = key(b);
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        int order = compareKeys(left, right);
        return descending ? -order : order;
    }

    private @Nullable Object key(Task task) {
        Object value = field == TaskField.STATUS ? (Object) COURSE_OF_LIFE.indexOf(task.status()) : task.value(field);
        if (value instanceof Number number) {
            return Decimal.of(number);
        }
        if (value instanceof String text && field.kind() == TaskField.Kind.INSTANT) {
            return instantOrText(text);
        }
        if (value instanceof List<?> list) {
            return Decimal.valueOf(list.size());
        }
        if (value instanceof Map<?, ?> map) {
            return Decimal.valueOf(map.size());
        }
        return value == null || value instanceof Instant ? value : value.toString();
    }

    private static Object instantOrText(String text) {
        Instant instant = Rfc3339.parse(text);
        return instant == null ? text : instant;
    }

    /** Another program may have written a string in place of a number: numbers come first, then times, then strings. */
    private static int compareKeys(Object left, Object right) {
        if (left instanceof Decimal a && right instanceof Decimal b) {
            return a.compareTo(b);
        }
        if (left instanceof Instant a && right instanceof Instant b) {
            return a.compareTo(b);
        }
        int byKind = Integer.compare(rank(left), rank(right));
        return byKind != 0 ? byKind : left.toString().compareTo(right.toString());
    }

    private static int rank(Object key) {
        return key instanceof Decimal ? 0 : key instanceof Instant ? 1 : 2;
    }
}
