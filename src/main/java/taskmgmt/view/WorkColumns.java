package taskmgmt.view;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Format;
import taskmgmt.stats.RecentWork;
import taskmgmt.task.Task;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Strategy;
import taskmgmt.task.plan.WorkOrder;

/** What is shown of an order of tasks: always the same, and what the strategy and the plan go by. */
public final class WorkColumns {
    private WorkColumns() {}

    /**
     * A task and its place.
     *
     * @param position from 1
     */
    public record Placed(long position, Task task) {
        /** Each with its place, in the order given. */
        public static List<Placed> of(List<Task> tasks) {
            List<Placed> placed = new ArrayList<>(tasks.size());
            for (Task task : tasks) {
                placed.add(new Placed(placed.size() + 1, task));
            }
            return placed;
        }
    }

    /** The columns that every order has, whatever the strategy. */
    public static Listing<Placed> common() {
        return of(new WorkOrder(Map.of(), new DependencyGraph(), Strategy.PRIORITY, Instant.EPOCH), false, false, Format.JSON);
    }

    /**
     * @param predicts whether tasks have a predicted time
     * @param plans    whether they have a time at which they would begin and end
     */
    public static Listing<Placed> of(WorkOrder order, boolean predicts, boolean plans, Format format) {
        FieldList<Placed> shown = FieldList.<Placed>in(format)
                .number("position", "#", Placed::position)
                .exact("task_id", "ID", each -> each.task.id()).key()
                .state("status", "STATUS", each -> status(each.task, order, format))
                .number("priority", "PRI", each -> (long) each.task.priority())
                .text("title", "TITLE", each -> each.task.title())
                .text("waits_for", "WAITS FOR", each -> order.waitsFor(each.task));
        if (order.strategy() == Strategy.DEADLINE || plans) {
            shown.exact("sla_deadline", "DEADLINE", each -> each.task.slaDeadline());
        }
        if (predicts) {
            shown.number("predicted_seconds", "TAKES", each -> duration(order.prediction(each.task)))
                    .exact("predicted_from", "FROM", each -> basis(order.prediction(each.task)));
        }
        if (order.strategy() == Strategy.RESOURCE) {
            shown.number("predicted_cpu_seconds_mb", "CPU s × MB", each -> cost(order.prediction(each.task)));
        }
        if (plans) {
            shown.exact("predicted_start_at", "BEGINS", each -> order.start(each.task))
                    .exact("predicted_finish_at", "ENDS", each -> order.end(each.task))
                    .exact("in_time", "IN TIME", each -> inTime(each.task.slaDeadline(), order.end(each.task)));
        }
        return shown.program("urgency", each -> (long) order.urgency(each.task))
                .program("unreachable_by", each -> order.unreachableBy(each.task));
    }

    /** People read in the status that it cannot begin. */
    private static String status(Task task, WorkOrder order, Format format) {
        String status = task.status().text();
        return format == Format.TABLE && order.unreachableBy(task) != null ? status + ", unreachable" : status;
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
