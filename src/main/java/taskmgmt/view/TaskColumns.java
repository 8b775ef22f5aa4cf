package taskmgmt.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.DependencyGraph;

/**
 * Which fields of a task are in the columns of a list.
 *
 * @param fields in their order
 */
public record TaskColumns(List<TaskField> fields) {
    /** What fits a terminal and says most. */
    private static final TaskColumns USUAL = new TaskColumns(List.of(TaskField.TASK_ID, TaskField.STATUS,
            TaskField.PRIORITY, TaskField.SUBSYSTEM, TaskField.TITLE, TaskField.DURATION_SECONDS));

    /** The usual ones for people; all for programs, which then need not say which. */
    public static TaskColumns usual(Format format) {
        return format == Format.TABLE ? USUAL : new TaskColumns(List.of(TaskField.values()));
    }

    /** What a change of a task is answered with. */
    public static TaskColumns ofChange() {
        return new TaskColumns(List.of(TaskField.TASK_ID, TaskField.STATUS, TaskField.UPDATED_AT, TaskField.DURATION_SECONDS,
                TaskField.DURATION_FROM, TaskField.VERIFICATION_STATUS));
    }

    private List<Column> columns() {
        return fields.stream().map(TaskColumns::column).toList();
    }

    public boolean contains(TaskField field) {
        return fields.contains(field);
    }

    /**
     * Tasks as rows of these fields.
     *
     * @param graph       who waits for whom
     * @param unreachable ids of open tasks that wait for one that failed or was cancelled: a table says so beside their status
     */
    public Listing<Task> listing(DependencyGraph graph, Set<String> unreachable, Format format) {
        return new Listing<>() {
            @Override
            public List<Column> columns() {
                return TaskColumns.this.columns();
            }

            @Override
            public @Nullable Object[] row(Task task) {
                return TaskColumns.this.row(task, graph, unreachable, format);
            }
        };
    }

    private @Nullable Object[] row(Task task, DependencyGraph graph, Set<String> unreachable, Format format) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(task, fields.get(i), graph, format);
            if (format == Format.TABLE && fields.get(i) == TaskField.STATUS && unreachable.contains(task.id())) {
                values[i] = task.status().text() + ", unreachable";
            }
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

    private static Column column(TaskField field) {
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
