package taskmgmt.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.TaskOrder;

/**
 * Which fields of a task are in the columns of a list.
 *
 * @param fields in their order
 */
public record TaskColumns(List<TaskField> fields) {
    /** The fields that fit a terminal and say most; a table shows the others on request. */
    private static final List<TaskField> USUAL = List.of(TaskField.TASK_ID, TaskField.STATUS, TaskField.PRIORITY, TaskField.SUBSYSTEM,
            TaskField.TITLE, TaskField.CREATED_AT, TaskField.DURATION_SECONDS);
    private static final Set<TaskField> KEYS = Set.of(TaskField.TASK_ID, TaskField.STATUS, TaskField.TITLE);
    private static final Set<TaskField> MINOR = Set.of(TaskField.PRIORITY, TaskField.SUBSYSTEM);

    /** All fields; in formats for people, the default ones first. */
    public static TaskColumns all(Format format) {
        List<TaskField> fields = new ArrayList<>(format == Format.TABLE ? USUAL : List.of());
        for (TaskField field : TaskField.values()) {
            if (!fields.contains(field)) {
                fields.add(field);
            }
        }
        return new TaskColumns(List.copyOf(fields));
    }

    /** The answer to a change of a task. */
    public static TaskColumns ofChange() {
        return new TaskColumns(List.of(TaskField.TASK_ID, TaskField.STATUS, TaskField.UPDATED_AT, TaskField.DURATION_SECONDS,
                TaskField.DURATION_FROM, TaskField.VERIFICATION_STATUS));
    }

    private List<Column> columns() {
        return fields.stream().map(TaskColumns::column).toList();
    }

    /**
     * Tasks as rows of these fields.
     *
     * @param facts what is known about the tasks as a whole
     */
    public Listing<Task> listing(Facts facts, Format format) {
        return new Rows(this, facts, format);
    }

    /**
     * What is known about the tasks as a whole.
     *
     * @param graph       which task waits for which
     * @param unreachable ids of open tasks that wait for one that failed or was cancelled: a table notes this beside their status
     * @param now         the time up to which a table counts the duration of running tasks
     */
    public record Facts(DependencyGraph graph, Set<String> unreachable, Instant now) {
        /** For tasks that are shown by themselves. */
        public static final Facts NONE = new Facts(new DependencyGraph(), Set.of(), Instant.EPOCH);
    }

    private record Rows(TaskColumns shown, Facts facts, Format format) implements Listing<Task> {
        @Override
        public List<Column> columns() {
            return shown.columns();
        }

        @Override
        public Listing<Task> only(List<Integer> chosen) {
            return new Rows(new TaskColumns(chosen.stream().map(shown.fields::get).toList()), facts, format);
        }

        @Override
        public Comparator<Task> order(int column, boolean descending) {
            TaskField field = shown.fields.get(column);
            return field == TaskField.BLOCKS ? Listing.super.order(column, descending) : new TaskOrder(field, descending);
        }

        @Override
        public @Nullable Object[] row(Task task) {
            @Nullable Object[] values = new Object[shown.fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(task, shown.fields.get(i));
                if (format == Format.TABLE && shown.fields.get(i) == TaskField.STATUS && facts.unreachable.contains(task.id())) {
                    values[i] = task.status().text() + ", unreachable";
                }
            }
            return values;
        }

        private @Nullable Object value(Task task, TaskField field) {
            return switch (field) {
                case BLOCKS -> facts.graph.dependentsOf(task.id());
                case DURATION_SECONDS -> format == Format.TABLE ? soFar(task) : task.durationSeconds();
                default -> task.value(field);
            };
        }

        /** How long the task took or, if it is running, how long it has been. */
        private @Nullable Duration soFar(Task task) {
            Instant start = task.startedAt();
            boolean runs = task.status() == Status.ACTIVE && start != null && !start.isAfter(facts.now);
            return runs && start != null ? Duration.between(start, facts.now) : task.duration();
        }
    }

    private static Column column(TaskField field) {
        String header = switch (field) {
            case TASK_ID -> "ID";
            case PRIORITY -> "PRI";
            case DURATION_SECONDS -> "DURATION";
            case CREATED_AT -> "CREATED";
            default -> field.text().replace('_', ' ').toUpperCase(Locale.ROOT);
        };
        Column.Rank rank = KEYS.contains(field) ? Column.Rank.KEY : MINOR.contains(field) ? Column.Rank.MINOR
                : USUAL.contains(field) ? Column.Rank.USUAL : Column.Rank.WIDE;
        return new Column(field.text(), header, kind(field), rank);
    }

    private static Column.Kind kind(TaskField field) {
        if (field == TaskField.STATUS) {
            return Column.Kind.STATE;
        }
        return switch (field.kind()) {
            case NUMBER, SIGNED, COUNT, PRIORITY -> Column.Kind.NUMBER;
            case INSTANT -> Column.Kind.AGE;
            case FLAG -> Column.Kind.EXACT;
            case TEXT -> field.origin() == TaskField.Origin.COMPUTED ? Column.Kind.EXACT : Column.Kind.TEXT;
            case TEXTS, IDS, OBJECT, ANY -> Column.Kind.TEXT;
        };
    }
}
