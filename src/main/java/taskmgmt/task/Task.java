package taskmgmt.task;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * A task as its events have made it. Immutable.
 *
 * @param id       its id
 * @param standing status and verification
 * @param moments  when it was created, started, finished and last heard of
 * @param tally    starts, retries, verifications
 * @param errors   errors that it reported
 * @param usage    resources it used
 * @param fields   every given field by key, those that this version does not know included
 */
public record Task(
        String id,
        Standing standing,
        TaskRun.Moments moments,
        TaskRun.Tally tally,
        Errors errors,
        Usage usage,
        Map<String, @Nullable Object> fields) {
    /** By creation, whatever the order of their lines; of those created in the same microsecond by id. */
    public static final Comparator<Task> BY_CREATION = Comparator.comparing(Task::createdAt).thenComparing(Task::id);

    /**
     * The errors that a task has reported by a failure or a retry.
     *
     * @param lastAt when the last of them was reported; null where there was none
     */
    public record Errors(int count, @Nullable Instant lastAt) {
        static final Errors NONE = new Errors(0, null);

        Errors after(TaskEvent event, Status status) {
            boolean error = status == Status.FAILED
                    || (event.type() == EventType.RETRYING && event.text(TaskField.ERROR_MESSAGE.text()) != null);
            return error ? new Errors(count + 1, event.at()) : this;
        }
    }

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

    public Instant createdAt() {
        return Objects.requireNonNull(TaskRun.instant(moments.created()));
    }

    /** The first start; null until then. */
    public @Nullable Instant startedAt() {
        return TaskRun.instant(moments.started());
    }

    /** When it reached a terminal status; null until then. */
    public @Nullable Instant finishedAt() {
        return TaskRun.instant(moments.finished());
    }

    /** The newest event, escalations aside: those come from whoever watches it. */
    public Instant updatedAt() {
        return Objects.requireNonNull(TaskRun.instant(moments.updated()));
    }

    /** When it should be done; null where nobody said. */
    public @Nullable Instant slaDeadline() {
        return TaskRun.instant(moments.deadline());
    }

    /** Whether it was done in time; null while it is open and where it has no deadline. */
    public @Nullable Boolean slaMet() {
        return moments.slaMet(status());
    }

    /** From start, or else creation, to the end; null while it runs and where the clock went backwards in between. */
    public @Nullable Duration duration() {
        long micros = moments.durationMicros();
        return micros == TaskRun.UNKNOWN ? null : Duration.of(micros, ChronoUnit.MICROS);
    }

    /** What {@link #duration} counts from: {@code started}, or {@code created} for a task that was never started. */
    public String durationFrom() {
        return moments.started() != TaskRun.UNKNOWN ? "started" : "created";
    }

    /** Duration in seconds; null while it is open. */
    public @Nullable Decimal durationSeconds() {
        return TaskRun.seconds(moments.durationMicros());
    }

    /** Exact seconds, without needless zeros. */
    public static Decimal seconds(Duration duration) {
        return Decimal.valueOf(duration.getSeconds()).add(Decimal.valueOf(duration.getNano(), 9)).plain();
    }

    /** The field's value as outputs show it; null where it is absent. {@code blocks} needs the other tasks: {@code DependencyGraph}. */
    public @Nullable Object value(TaskField field) {
        return switch (field.origin()) {
            case GIVEN -> given(field);
            case RESOURCE -> usage.figure(field);
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
            case CREATED_AT -> createdAt();
            case STARTED_AT -> startedAt();
            case COMPLETED_AT -> finishedAt();
            case UPDATED_AT -> updatedAt();
            case DURATION_SECONDS -> durationSeconds();
            case DURATION_FROM -> finishedAt() == null ? null : durationFrom();
            case RETRIES_COUNT -> (long) tally.retries();
            case VERIFICATION_STATUS -> verificationStatus();
            case VERIFICATION_DETAILS -> fields.get(field.text());
            case VERIFICATION_PASSES -> (long) tally.passes();
            case VERIFICATION_FAILURES -> (long) tally.failures();
            case ERROR_COUNT -> (long) errors.count();
            case LAST_ERROR_AT -> errors.lastAt();
            case SLA_MET -> slaMet();
            default -> null;
        };
    }

    /** passed or failed after a verification, else pending or not_required. */
    public String verificationStatus() {
        if (standing.verified()) {
            return "passed";
        }
        if (tally.failures() > 0) {
            return "failed";
        }
        return standing.verificationRequired() ? "pending" : "not_required";
    }
}
