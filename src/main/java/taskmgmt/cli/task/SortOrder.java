package taskmgmt.cli.task;

import java.util.Comparator;
import java.util.StringTokenizer;
import taskmgmt.cli.option.TaskFields;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.TaskOrder;

/** In which order tasks are wanted: {@code status,priority:desc}. */
record SortOrder(Comparator<Task> comparator) {

    /** @throws IllegalArgumentException if there is no such field or direction */
    static SortOrder parse(String text) {
        Comparator<Task> order = null;
        for (StringTokenizer words = new StringTokenizer(text, ", "); words.hasMoreTokens();) {
            Comparator<Task> next = one(words.nextToken());
            order = order == null ? next : order.thenComparing(next);
        }
        if (order == null) {
            throw new IllegalArgumentException("names no field; one is priority:desc");
        }
        return new SortOrder(order);
    }

    private static Comparator<Task> one(String word) {
        int colon = word.indexOf(':');
        String direction = colon < 0 ? "asc" : word.substring(colon + 1);
        TaskField field = TaskFields.field(colon < 0 ? word : word.substring(0, colon));
        if (field == TaskField.BLOCKS) {
            throw new IllegalArgumentException("'blocks' is no order; see 'task-mgmt task order'");
        }
        return switch (direction) {
            case "asc" -> new TaskOrder(field, false);
            case "desc" -> new TaskOrder(field, true);
            default -> throw new IllegalArgumentException("'" + direction + "' is no direction; it is asc or desc");
        };
    }
}
