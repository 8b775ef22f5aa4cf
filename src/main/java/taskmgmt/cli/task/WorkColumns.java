package taskmgmt.cli.task;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.Task;

/** What is shown of an order of tasks: always the same, and what the strategy and the plan go by. */
final class WorkColumns {
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<Task, @Nullable Object>> values = new ArrayList<>();

    private WorkColumns() {}

    static WorkColumns of(WorkOrder order, boolean predicts, boolean plans) {
        WorkColumns shown = new WorkColumns();
        shown.columns.add(Column.number("position", "#"));
        shown.add(Column.exact("task_id", "ID"), Task::id);
        shown.add(Column.exact("status", "STATUS"), task -> task.status().text());
        shown.add(Column.number("priority", "PRI"), task -> (long) task.priority());
        shown.add(Column.text("title", "TITLE"), Task::title);
        shown.add(Column.text("waits_for", "WAITS FOR"), order::waitsFor);
        if (order.strategy() == WorkOrder.Strategy.DEADLINE || plans) {
            shown.add(Column.exact("sla_deadline", "DEADLINE"), Task::slaDeadline);
        }
        if (predicts) {
            shown.add(Column.number("predicted_seconds", "TAKES"), task -> duration(order.prediction(task)));
            shown.add(Column.exact("predicted_from", "FROM"), task -> basis(order.prediction(task)));
        }
        if (order.strategy() == WorkOrder.Strategy.RESOURCE) {
            shown.add(Column.number("predicted_cpu_seconds_mb", "CPU s × MB"), task -> cost(order.prediction(task)));
        }
        if (plans) {
            shown.add(Column.exact("predicted_start_at", "BEGINS"), order::start);
            shown.add(Column.exact("predicted_finish_at", "ENDS"), order::end);
            shown.add(Column.exact("in_time", "IN TIME"), task -> inTime(task.slaDeadline(), order.end(task)));
        }
        return shown;
    }

    List<Column> columns() {
        return columns;
    }

    @Nullable Object[] row(long position, Task task) {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        row[0] = position;
        for (int i = 0; i < values.size(); i++) {
            row[i + 1] = values.get(i).apply(task);
        }
        return row;
    }

    private void add(Column column, Function<Task, @Nullable Object> value) {
        columns.add(column);
        values.add(value);
    }

    private static @Nullable Duration duration(RecentWork.@Nullable Prediction prediction) {
        return prediction == null ? null : Duration.of(prediction.durationMicros(), ChronoUnit.MICROS);
    }

    private static @Nullable Decimal cost(RecentWork.@Nullable Prediction prediction) {
        return prediction == null || Double.isNaN(prediction.cost()) ? null
                : Decimal.valueOf(prediction.cost()).setScale(1, RoundingMode.HALF_UP);
    }

    /** {@code group}, {@code type} or {@code all}; {@code no history} where there is none. */
    private static String basis(RecentWork.@Nullable Prediction prediction) {
        return prediction == null ? "no history" : prediction.basis().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Boolean inTime(@Nullable Instant deadline, @Nullable Instant end) {
        return deadline == null || end == null ? null : !end.isAfter(deadline);
    }
}
