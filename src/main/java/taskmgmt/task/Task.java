package taskmgmt.task;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Micros;

/**
 * A task, as built from its events. Immutable.
 *
 * @param id       its id
 * @param standing status and verification
 * @param moments  when it was created, started, finished and last updated
 * @param tally    starts, retries, verifications
 * @param errors   errors that it reported
 * @param usage    resources that the last attempt used
 * @param earlier  the attempts before the last, oldest first
 * @param fields   every field that was given, by key, including those that this version does not know
 */
public record Task(
        String id,
        Standing standing,
        TaskRun.Moments moments,
        TaskRun.Tally tally,
        Errors errors,
        Usage usage,
        List<Attempt> earlier,
        Map<String, @Nullable Object> fields) {
    /** The key of what a worker executes for the task. Only a command that decides may write it; see {@link taskmgmt.task.door}. */
    public static final String JOB = "job";
    /** The key of the input that a workflow run was started with. Only a command that decides may write it. */
    public static final String WORKFLOW_RUN = "workflow_run";
    /** The key that identifies the task of a workflow step. Only a command that decides may write it. */
    public static final String WORKFLOW_STEP = "workflow_step";
    /** On the start of a task: the handler that it names and the version of it that was used, {@code NAME@VERSION}. */
    public static final String HANDLER_VERSION = "handler_version";
    /**
     * The key of the lease: who has claimed the task, and until when; see {@link taskmgmt.task.lease}. Only a command that decides
     * may write it.
     */
    public static final String LEASE = "lease";
    /** The key of the time at which a worker may begin another attempt, in the event that opens the attempt. */
    public static final String RETRY_AT = "retry_at";
    /** By creation time, whatever the order of their lines; tasks created in the same microsecond are ordered by id. */
    public static final Comparator<Task> BY_CREATION = Task::compareByCreation;

    /**
     * The errors that a task has reported in failures or retries.
     *
     * @param lastAt when the last of them was reported; null if there was none
     */
    public record Errors(int count, @Nullable Instant lastAt) {
        static final Errors NONE = new Errors(0, null);

        Errors after(TaskEvent event, Status status) {
            boolean error = status == Status.FAILED
                    || (event.type() == EventType.RETRYING && event.text(TaskField.ERROR_MESSAGE.text()) != null);
            return error ? new Errors(count + 1, event.at()) : this;
        }
    }

    /**
     * One attempt at a task. Moments are in microseconds since 1970-01-01T00:00:00Z, {@link TaskRun#UNKNOWN} if they have not come.
     * Immutable.
     *
     * @param number         counted from 1
     * @param status         what became of it
     * @param started        {@link TaskRun#UNKNOWN} if it was never started
     * @param finished       {@link TaskRun#UNKNOWN} while it is open
     * @param durationMicros {@link TaskRun#UNKNOWN} while it is open, or if the clock went backwards in between
     * @param exitCode       of the process that worked on it, from the field {@code exit_code} or from the metadata; null if
     *                       unknown
     * @param error          what went wrong; null if unknown
     * @param resources      what it used
     */
    public record Attempt(
            int number,
            Status status,
            long started,
            long finished,
            long durationMicros,
            @Nullable Object exitCode,
            @Nullable String error,
            Map<String, @Nullable Object> resources) {
        static final String EXIT_CODE = "exit_code";

        /** The last attempt at a task that ended or was abandoned, with these moments. */
        static Attempt lastOf(Task task, TaskRun.Moments moments, Status status) {
            Object code = task.fields().get(EXIT_CODE);
            return new Attempt(task.tally().retries() + 1, status, moments.started(), moments.finished(), moments.durationMicros(),
                    code != null ? code : TaskEvent.asObject(task.value(TaskField.METADATA)).get(EXIT_CODE),
                    task.value(TaskField.ERROR_MESSAGE) instanceof String text ? text : null, task.usage().figures());
        }

        /** The attempt as outputs show it, without unknown values. */
        public Map<String, @Nullable Object> toMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put(TaskField.ATTEMPT.text(), (long) number);
            map.put(TaskField.STATUS.text(), status.text());
            put(map, TaskField.STARTED_AT.text(), Micros.instant(started));
            put(map, TaskField.COMPLETED_AT.text(), Micros.instant(finished));
            Decimal seconds = Micros.seconds(durationMicros);
            put(map, TaskField.DURATION_SECONDS.text(), seconds);
            put(map, EXIT_CODE, exitCode);
            put(map, TaskField.ERROR_MESSAGE.text(), error);
            put(map, TaskField.RESOURCE_USAGE.text(), resources.isEmpty() ? null : resources);
            return map;
        }

        private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
            if (value != null) {
                map.put(key, value);
            }
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

    /** The string value of a field; empty if it is absent. */
    public String text(TaskField field) {
        return value(field) instanceof String text ? text : "";
    }

    public Instant createdAt() {
        return Objects.requireNonNull(Micros.instant(moments.created()));
    }

    /** The start of the last attempt; null until then. */
    public @Nullable Instant startedAt() {
        return Micros.instant(moments.started());
    }

    /** When the last attempt reached a terminal status; null until then. */
    public @Nullable Instant finishedAt() {
        return Micros.instant(moments.finished());
    }

    /** When the newest event happened, escalations aside: those come from whoever watches the task. */
    public Instant updatedAt() {
        return Objects.requireNonNull(Micros.instant(moments.updated()));
    }

    /** When it should be done; null if it has no deadline. */
    public @Nullable Instant slaDeadline() {
        return Micros.instant(moments.deadline());
    }

    /** Whether it was done in time; null while it is open or if it has no deadline. */
    public @Nullable Boolean slaMet() {
        return moments.slaMet(status());
    }

    /** From start, or else creation, to the end; null while it runs or if the clock went backwards in between. */
    public @Nullable Duration duration() {
        long micros = moments.durationMicros();
        return micros == TaskRun.UNKNOWN ? null : Duration.of(micros, ChronoUnit.MICROS);
    }

    /** What {@link #duration} counts from: {@code started}; for a task that was never started, {@code created} or {@code retried}. */
    public String durationFrom() {
        return moments.started() != TaskRun.UNKNOWN ? "started" : moments.restarted() != TaskRun.UNKNOWN ? "retried" : "created";
    }

    /** All attempts as data, oldest first; null if there was only one. */
    private @Nullable List<Map<String, @Nullable Object>> attempts() {
        if (earlier.isEmpty()) {
            return null;
        }
        List<Map<String, @Nullable Object>> all = new ArrayList<>(earlier.size() + 1);
        for (Attempt attempt : earlier) {
            all.add(attempt.toMap());
        }
        all.add(Attempt.lastOf(this, moments, status()).toMap());
        return all;
    }

    /** Duration in seconds; null while it is open. */
    public @Nullable Decimal durationSeconds() {
        return Micros.seconds(moments.durationMicros());
    }

    /** Exact seconds, without trailing zeros. */
    public static Decimal seconds(Duration duration) {
        return Decimal.valueOf(duration.getSeconds()).add(Decimal.valueOf(duration.getNano(), 9)).plain();
    }

    /** The field's value in the form of outputs; null if it is absent. {@code blocks} needs the other tasks: {@code DependencyGraph}. */
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

    private static @Nullable String proof(Status.@Nullable Proof known) {
        return known == null ? null : known.text();
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
            case RETRIES_COUNT -> (long) tally.retriesKnown();
            case ATTEMPT -> tally.retries() + 1L;
            case ATTEMPTS -> attempts();
            case VERIFICATION_STATUS -> verificationStatus();
            case VERIFICATION_DETAILS -> fields.get(field.text());
            case VERIFICATION_PASSES -> given(field, tally.passes());
            case VERIFICATION_FAILURES -> given(field, tally.failures());
            case PROOF -> proof(moments.proof());
            case ERROR_COUNT -> given(field, errors.count());
            case LAST_ERROR_AT -> errors.lastAt();
            case SLA_MET -> slaMet();
            default -> null;
        };
    }

    private static int compareByCreation(Task one, Task other) {
        int byCreation = one.createdAt().compareTo(other.createdAt());
        return byCreation == 0 ? one.id.compareTo(other.id) : byCreation;
    }

    /** The count given by an event, unless more has been counted since. */
    private long given(TaskField field, int counted) {
        return fields.get(field.text()) instanceof Long said ? Math.max(said, counted) : counted;
    }

    /** passed or failed after a verification, otherwise pending or not_required. */
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
