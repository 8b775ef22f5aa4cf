package taskmgmt.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Every field that a task can show, in display order, with its kind of value.
 *
 * <p>{@link Origin#GIVEN} fields come from events as they are; {@link Origin#RESOURCE} and {@link Origin#MODEL} ones
 * from the objects {@code resource_usage} and {@code ml_metrics} of an event or from its top level;
 * {@link Origin#COMPUTED} ones are derived from the events and ignored if an event claims them.
 */
public enum TaskField {
    TASK_ID("task_id", Kind.TEXT, Origin.COMPUTED),
    TASK_TYPE("task_type", Kind.TEXT, Origin.GIVEN),
    SUBSYSTEM("subsystem", Kind.TEXT, Origin.GIVEN),
    TITLE("title", Kind.TEXT, Origin.GIVEN),
    DESCRIPTION("description", Kind.TEXT, Origin.GIVEN),
    CREATED_BY("created_by", Kind.TEXT, Origin.GIVEN),
    ASSIGNED_TO("assigned_to", Kind.TEXT, Origin.GIVEN),
    STATUS("status", Kind.TEXT, Origin.COMPUTED),
    PRIORITY("priority", Kind.PRIORITY, Origin.GIVEN),
    CREATED_AT("created_at", Kind.INSTANT, Origin.COMPUTED),
    STARTED_AT("started_at", Kind.INSTANT, Origin.COMPUTED),
    COMPLETED_AT("completed_at", Kind.INSTANT, Origin.COMPUTED),
    UPDATED_AT("updated_at", Kind.INSTANT, Origin.COMPUTED),
    DURATION_SECONDS("duration_seconds", Kind.NUMBER, Origin.COMPUTED),
    DURATION_FROM("duration_from", Kind.TEXT, Origin.COMPUTED),
    PROGRESS_PERCENT("progress_percent", Kind.NUMBER, Origin.GIVEN),
    PROGRESS_MESSAGE("progress_message", Kind.TEXT, Origin.GIVEN),
    CPU_SECONDS("cpu_seconds", Kind.NUMBER, Origin.RESOURCE),
    MEMORY_PEAK_MB("memory_peak_mb", Kind.NUMBER, Origin.RESOURCE),
    MEMORY_AVG_MB("memory_avg_mb", Kind.NUMBER, Origin.RESOURCE),
    DISK_READ_MB("disk_read_mb", Kind.NUMBER, Origin.RESOURCE),
    DISK_WRITE_MB("disk_write_mb", Kind.NUMBER, Origin.RESOURCE),
    NETWORK_TX_MB("network_tx_mb", Kind.NUMBER, Origin.RESOURCE),
    NETWORK_RX_MB("network_rx_mb", Kind.NUMBER, Origin.RESOURCE),
    STORAGE_DELTA_MB("storage_delta_mb", Kind.SIGNED, Origin.RESOURCE),
    DATASET_SIZE_MB("dataset_size_mb", Kind.NUMBER, Origin.MODEL),
    VECTORS_PROCESSED("vectors_processed", Kind.COUNT, Origin.MODEL),
    TOKENS_PROCESSED("tokens_processed", Kind.COUNT, Origin.MODEL),
    MODEL_SIZE_MB("model_size_mb", Kind.NUMBER, Origin.MODEL),
    EPOCHS_COMPLETED("epochs_completed", Kind.COUNT, Origin.MODEL),
    SUBTASKS_TOTAL("subtasks_total", Kind.COUNT, Origin.GIVEN),
    SUBTASKS_COMPLETED("subtasks_completed", Kind.COUNT, Origin.GIVEN),
    SUBTASKS_FAILED("subtasks_failed", Kind.COUNT, Origin.GIVEN),
    RETRIES_COUNT("retries_count", Kind.COUNT, Origin.COMPUTED),
    ATTEMPT("attempt", Kind.COUNT, Origin.COMPUTED),
    ATTEMPTS("attempts", Kind.ANY, Origin.COMPUTED),
    VERIFICATION_REQUIRED("verification_required", Kind.FLAG, Origin.GIVEN),
    VERIFICATION_STATUS("verification_status", Kind.TEXT, Origin.COMPUTED),
    VERIFICATION_DETAILS("verification_details", Kind.ANY, Origin.COMPUTED),
    VERIFICATION_PASSES("verification_passes", Kind.COUNT, Origin.COMPUTED),
    VERIFICATION_FAILURES("verification_failures", Kind.COUNT, Origin.COMPUTED),
    PROOF(Status.Proof.KEY, Kind.TEXT, Origin.COMPUTED),
    DEPENDS_ON("depends_on", Kind.IDS, Origin.GIVEN),
    BLOCKS("blocks", Kind.IDS, Origin.COMPUTED),
    CONTEXT("context", Kind.OBJECT, Origin.GIVEN),
    METADATA("metadata", Kind.OBJECT, Origin.GIVEN),
    TAGS("tags", Kind.TEXTS, Origin.GIVEN),
    INPUT("input", Kind.ANY, Origin.GIVEN),
    RESULT("result", Kind.ANY, Origin.GIVEN),
    RESOURCE_USAGE("resource_usage", Kind.OBJECT, Origin.GIVEN),
    ML_METRICS("ml_metrics", Kind.OBJECT, Origin.GIVEN),
    ERROR_MESSAGE("error_message", Kind.TEXT, Origin.GIVEN),
    ERROR_COUNT("error_count", Kind.COUNT, Origin.COMPUTED),
    LAST_ERROR_AT("last_error_at", Kind.INSTANT, Origin.COMPUTED),
    REASON("reason", Kind.TEXT, Origin.GIVEN),
    OWNER("owner", Kind.OBJECT, Origin.GIVEN),
    ESCALATION("escalation", Kind.OBJECT, Origin.GIVEN),
    SLA_HOURS("sla_hours", Kind.NUMBER, Origin.GIVEN),
    SLA_DEADLINE("sla_deadline", Kind.INSTANT, Origin.GIVEN),
    SLA_MET("sla_met", Kind.FLAG, Origin.COMPUTED);

    /** Where a field's value comes from. */
    public enum Origin { GIVEN, RESOURCE, MODEL, COMPUTED }

    /**
     * What a field's value may be. A {@link #NUMBER} is at least 0, a {@link #SIGNED} may be negative. Neither exceeds
     * 10<sup>18</sup>: no real figure is larger, and sums over millions of tasks stay exact.
     */
    public enum Kind { TEXT, NUMBER, SIGNED, COUNT, PRIORITY, FLAG, INSTANT, TEXTS, IDS, OBJECT, ANY }

    private static final Decimal MOST = Decimal.valueOf(1_000_000_000_000_000_000L);

    private final String text;
    private final Kind kind;
    private final Origin origin;

    TaskField(String text, Kind kind, Origin origin) {
        this.text = text;
        this.kind = kind;
        this.origin = origin;
    }

    /** The key in the logs and in every output. */
    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    public Origin origin() {
        return origin;
    }

    /** The field with that key, or null. */
    public static @Nullable TaskField named(String key) {
        for (TaskField field : values()) {
            if (field.text.equals(key)) {
                return field;
            }
        }
        return null;
    }

    /** Says why the field cannot take the value; an empty string if it can. Null means absence and is always allowed. */
    public String fault(@Nullable Object value) {
        if (value == null || fits(value)) {
            return "";
        }
        return text + " must be " + switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number from 0 to 10^18";
            case SIGNED -> "a number within 10^18";
            case COUNT -> "a whole number from 0 to 10^18";
            case PRIORITY -> "a whole number from 1 to 10, or critical, high, medium, low, background";
            case FLAG -> "true or false";
            case INSTANT -> "an RFC 3339 timestamp";
            case TEXTS -> "a list of texts";
            case IDS -> "a list of task ids";
            case OBJECT -> "an object";
            case ANY -> "any value";
        };
    }

    private boolean fits(Object value) {
        return switch (kind) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Number number && isModest(number) && decimal(number).signum() >= 0;
            case SIGNED -> value instanceof Number number && isModest(number);
            case COUNT -> value instanceof Long count && count >= 0 && isModest(count);
            case PRIORITY -> value instanceof Long level && level >= Priority.LEAST && level <= Priority.MOST;
            case FLAG -> value instanceof Boolean;
            case INSTANT -> value instanceof String text && taskmgmt.time.Rfc3339.parse(text) != null;
            case TEXTS -> value instanceof List<?> list && allTexts(list);
            case IDS -> value instanceof List<?> list && allTexts(list) && allIds(list);
            case OBJECT -> value instanceof Map;
            case ANY -> true;
        };
    }

    /** Whether a number lies within the bounds of {@link Kind#SIGNED}. */
    public static boolean isModest(Number number) {
        Decimal decimal = decimal(number);
        return decimal.signum() == 0 || decimal.abs().compareTo(MOST) <= 0;
    }

    private static Decimal decimal(Number number) {
        return Decimal.of(number);
    }

    private static boolean allTexts(List<?> list) {
        for (Object item : list) {
            if (!(item instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allIds(List<?> list) {
        for (Object item : list) {
            if (!TaskId.fault((String) item).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
