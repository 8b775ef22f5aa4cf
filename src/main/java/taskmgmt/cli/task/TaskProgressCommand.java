package taskmgmt.cli.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.value.Values;
import taskmgmt.number.Decimal;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Reports that work on tasks goes on, and how far it has come. */
final class TaskProgressCommand extends TaskChangeCommand {
    private static final Decimal ALL = Decimal.valueOf(100);

    private final Option<Object> percent = option("--percent").as(TaskProgressCommand::percent, "N")
            .text("how much is done, 0 to 100");
    private final Option<String> message = option("--message").text("what it is doing");
    private final Option<Integer> total = option("--subtasks-total").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("how many parts it has");
    private final Option<Integer> completed = option("--subtasks-completed")
            .as(Numbers.between(0, Integer.MAX_VALUE), "N").text("how many of them are done");
    private final Option<Integer> failed = option("--subtasks-failed").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("how many of them failed");
    private final FigureOptions figures = uses(new FigureOptions());

    TaskProgressCommand() {
        super("task progress", "report how far tasks have come", EventType.PROGRESS);
        examples("task-mgmt task progress storage_backup_1a2b3c4d --percent 40 --message \"copying /home\"",
                "task-mgmt task progress ml_train_5e6f7a8b --subtasks-total 10 --subtasks-completed 3 --ml loss=0.21");
    }

    @Override
    void checkOptions() {
        boolean counts = total.isSet() || completed.isSet() || failed.isSet();
        if (!percent.isSet() && !message.isSet() && !counts && !figures.isSet()) {
            throw new UsageException("there is no progress to report; give --percent, --message or a figure");
        }
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) {
        put(fields, TaskField.PROGRESS_PERCENT, percent.orNull());
        put(fields, TaskField.PROGRESS_MESSAGE, message.orNull());
        put(fields, TaskField.SUBTASKS_TOTAL, count(total));
        put(fields, TaskField.SUBTASKS_COMPLETED, count(completed));
        put(fields, TaskField.SUBTASKS_FAILED, count(failed));
        figures.tell(fields);
    }

    private static void put(Map<String, @Nullable Object> fields, TaskField field, @Nullable Object value) {
        if (value != null) {
            fields.put(field.text(), value);
        }
    }

    private static @Nullable Long count(Option<Integer> option) {
        Integer count = option.orNull();
        return count == null ? null : Long.valueOf(count);
    }

    /** @throws IllegalArgumentException if it is no number from 0 to 100 */
    static Object percent(String text) {
        Object value = Values.any(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        boolean fits = value instanceof Number number && TaskField.PROGRESS_PERCENT.fault(number).isEmpty()
                && Decimal.of(number).compareTo(ALL) <= 0;
        if (!fits) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 0 to 100");
        }
        return value;
    }
}
