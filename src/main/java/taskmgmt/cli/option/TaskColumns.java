package taskmgmt.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Suggestion;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.DependencyGraph;

/**
 * Which fields of a task stand in the columns of a list.
 *
 * @param fields in their order
 */
public record TaskColumns(List<TaskField> fields) {
    /** What fits a terminal and tells most. */
    private static final TaskColumns USUAL = new TaskColumns(List.of(TaskField.TASK_ID, TaskField.STATUS,
            TaskField.PRIORITY, TaskField.SUBSYSTEM, TaskField.TITLE, TaskField.DURATION_SECONDS));

    /** The usual ones for people; all for programs, which then need not say which. */
    public static TaskColumns usual(Format format) {
        return format == Format.TABLE ? USUAL : new TaskColumns(List.of(TaskField.values()));
    }

    /** @throws IllegalArgumentException if one of the words between the commas is no field */
    public static TaskColumns parse(String text) {
        List<TaskField> fields = new ArrayList<>();
        for (StringTokenizer words = new StringTokenizer(text, ", "); words.hasMoreTokens();) {
            fields.add(field(words.nextToken()));
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("names no field; one is task_id");
        }
        return new TaskColumns(List.copyOf(fields));
    }

    public static TaskField field(String word) {
        TaskField field = TaskField.named(word.toLowerCase(Locale.ROOT));
        if (field == null) {
            throw new IllegalArgumentException("no field '" + word + "'" + Suggestion.sentence(word, names()));
        }
        return field;
    }

    static List<String> names() {
        return Arrays.stream(TaskField.values()).map(TaskField::text).toList();
    }

    public List<Column> columns() {
        return fields.stream().map(TaskColumns::column).toList();
    }

    public boolean contains(TaskField field) {
        return fields.contains(field);
    }

    /**
     * The task as a row.
     *
     * @param graph who waits for whom
     */
    public @Nullable Object[] row(Task task, DependencyGraph graph, Format format) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(task, fields.get(i), graph, format);
        }
        return values;
    }

    private static @Nullable Object value(Task task, TaskField field, DependencyGraph graph, Format format) {
        return switch (field) {
            case BLOCKS -> graph.dependentsOf(task.id());
            case DURATION_SECONDS -> format == Format.TABLE ? task.duration() : task.durationSeconds();
            default -> task.value(field);
        };
    }

    static Column column(TaskField field) {
        String header = switch (field) {
            case TASK_ID -> "ID";
            case PRIORITY -> "PRI";
            case DURATION_SECONDS -> "DURATION";
            default -> field.text().replace('_', ' ').toUpperCase(Locale.ROOT);
        };
        return new Column(field.text(), header, kind(field));
    }

    private static Column.Kind kind(TaskField field) {
        return switch (field.kind()) {
            case NUMBER, SIGNED, COUNT, PRIORITY -> Column.Kind.NUMBER;
            case INSTANT, FLAG -> Column.Kind.EXACT;
            case TEXT -> field.origin() == TaskField.Origin.COMPUTED ? Column.Kind.EXACT : Column.Kind.TEXT;
            case TEXTS, IDS, OBJECT, ANY -> Column.Kind.TEXT;
        };
    }
}
