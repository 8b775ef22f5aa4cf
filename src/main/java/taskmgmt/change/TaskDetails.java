package taskmgmt.change;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskField;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;

/**
 * The details of a task besides its status. Null means not given.
 *
 * @param sla how long the task may take, counted from the change
 */
public record TaskDetails(
        @Nullable String title, @Nullable String description, @Nullable String assignedTo, @Nullable Priority priority,
        @Nullable Duration sla, @Nullable Boolean requiresVerification) {
    public static final TaskDetails NONE = new TaskDetails(null, null, null, null, null, null);

    /** @throws InvalidValueException if the title is blank */
    public TaskDetails {
        if (title != null && title.isBlank()) {
            throw new InvalidValueException(TaskField.TITLE.text(), "must not be empty");
        }
    }

    public static TaskDetails titled(String title) {
        return new TaskDetails(title, null, null, null, null, null);
    }

    /** A record's equals is linked at its first call, which takes milliseconds. */
    public boolean isNone() {
        return title == null && description == null && assignedTo == null && priority == null && sla == null
                && requiresVerification == null;
    }

    /** The deadline in the form of records; null if none was given. */
    @Nullable String deadline(Instant now) {
        return sla == null ? null : Rfc3339.format(PointInTime.after(now, sla));
    }

    @Nullable Long priorityLevel() {
        return priority == null ? null : Long.valueOf(priority.value());
    }
}
