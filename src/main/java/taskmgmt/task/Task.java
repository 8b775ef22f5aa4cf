package taskmgmt.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Rfc3339;

/**
 * A task as its events have made it. Immutable.
 *
 * @param id       its id
 * @param standing status and verification
 * @param timeline when it was created, started, finished and last heard of
 * @param counts   retries, verifications, errors
 * @param usage    resources it used
 * @param fields   every given field by key, those that this version does not know included
 */
public record Task(
        String id,
        Standing standing,
        Timeline timeline,
        Counts counts,
        Usage usage,
        Map<String, @Nullable Object> fields) {

    public Status status() {
        return standing.status();
    }

    public String subsystem() {
        return text(TaskField.SUBSYSTEM);
    }

    public String type() {
        return text(TaskField.TASK_TYPE);
    }

    public String title() {
        return text(TaskField.TITLE);
    }

    /** 1 to 10, 10 the most urgent. */
    public int priority() {
        return fields.get(TaskField.PRIORITY.text()) instanceof Long level ? level.intValue() : Priority.DEFAULT;
    }

    public List<String> dependsOn() {
        return TaskEvent.asTexts(fields.get(TaskField.DEPENDS_ON.text()));
    }

    public List<String> tags() {
        return TaskEvent.asTexts(fields.get(TaskField.TAGS.text()));
    }

    /** The text of a field, empty where it is absent. */
    public String text(TaskField field) {
        return value(field) instanceof String text ? text : "";
    }

    /** When it should be done; null where nobody said. */
    public @Nullable Instant slaDeadline() {
        return fields.get(TaskField.SLA_DEADLINE.text()) instanceof String text ? Rfc3339.parse(text) : null;
    }

    /** Whether it was done in time; null while it is open and where it has no deadline. */
    public @Nullable Boolean slaMet() {
        Instant deadline = slaDeadline();
        Instant finished = timeline.finishedAt();
        return deadline == null || finished == null ? null : (!finished.isAfter(deadline) && status() == Status.COMPLETED);
    }

    /** Duration in seconds; null while it is open. */
    public @Nullable Decimal durationSeconds() {
        Duration duration = timeline.duration();
        return duration == null ? null : seconds(duration);
    }

    /** Exact seconds, without needless zeros. */
    public static Decimal seconds(Duration duration) {
        return Decimal.valueOf(duration.getSeconds()).add(Decimal.valueOf(duration.getNano(), 9)).plain();
    }

    /** The field's value as outputs show it; null where it is absent. {@code blocks} needs the other tasks: {@code DependencyGraph}. */
    public @Nullable Object value(TaskField field) {
        return switch (field.origin()) {
            case GIVEN -> given(field);
            case RESOURCE -> usage.reported().getOrDefault(field.text(), usage.measured().get(field.text()));
            case MODEL -> TaskEvent.asObject(fields.get(TaskField.ML_METRICS.text())).get(field.text());
            case COMPUTED -> computed(field);
        };
    }

    private @Nullable Object given(TaskField field) {
        Object value = fields.get(field.text());
        return switch (field) {
            case PRIORITY -> (long) priority();
            case VERIFICATION_REQUIRED -> standing.verificationRequired();
            case DEPENDS_ON, TAGS -> value == null ? List.of() : value;
            case CONTEXT, METADATA -> value == null ? Map.of() : value;
            case RESOURCE_USAGE -> usage.figures().isEmpty() ? null : usage.figures();
            default -> value;
        };
    }

    private @Nullable Object computed(TaskField field) {
        return switch (field) {
            case TASK_ID -> id;
            case STATUS -> status().text();
            case CREATED_AT -> timeline.createdAt();
            case STARTED_AT -> timeline.startedAt();
            case COMPLETED_AT -> timeline.finishedAt();
            case UPDATED_AT -> timeline.updatedAt();
            case DURATION_SECONDS -> durationSeconds();
            case DURATION_FROM -> timeline.finishedAt() == null ? null : timeline.durationFrom();
            case RETRIES_COUNT -> (long) counts.retries();
            case VERIFICATION_STATUS -> verificationStatus();
            case VERIFICATION_DETAILS -> fields.get(field.text());
            case VERIFICATION_PASSES -> (long) counts.passes();
            case VERIFICATION_FAILURES -> (long) counts.failures();
            case ERROR_COUNT -> (long) counts.errors();
            case LAST_ERROR_AT -> counts.lastErrorAt();
            case SLA_MET -> slaMet();
            default -> null;
        };
    }

    /** passed or failed after a verification, else pending or not_required. */
    public String verificationStatus() {
        if (standing.verified()) {
            return "passed";
        }
        if (counts.failures() > 0) {
            return "failed";
        }
        return standing.verificationRequired() ? "pending" : "not_required";
    }
}
