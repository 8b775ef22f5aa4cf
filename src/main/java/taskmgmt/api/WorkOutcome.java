package taskmgmt.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of completed work: {@code WorkOutcome.done().verified(true).metrics(Map.of("epochs_completed", 10))}. Each method
 * sets one thing and returns the same object. Not thread-safe.
 */
public final class WorkOutcome {
    private @Nullable Object result;
    private @Nullable Boolean passed;
    private @Nullable Object details;
    private Map<String, @Nullable Object> metrics = Map.of();
    private Map<String, @Nullable Object> resources = Map.of();
    private Map<String, @Nullable Object> metadata = Map.of();

    private WorkOutcome() {}

    /** Done, without further details. */
    public static WorkOutcome done() {
        return new WorkOutcome();
    }

    /** The result: strings, numbers, booleans, lists, maps or null. */
    public WorkOutcome result(@Nullable Object value) {
        this.result = JsonValue.recorded(value);
        return this;
    }

    /** Whether its verification passed; work whose verification did not pass fails, unless its preset says otherwise. */
    public WorkOutcome verified(boolean isVerified) {
        this.passed = isVerified;
        return this;
    }

    /** The same, with what was checked and found. */
    public WorkOutcome verified(boolean isVerified, @Nullable Object found) {
        this.details = JsonValue.recorded(found);
        return verified(isVerified);
    }

    /** The model metrics, such as {@code vectors_processed}. */
    public WorkOutcome metrics(Map<String, ?> figures) {
        this.metrics = JsonValue.recordedMap(figures);
        return this;
    }

    /** What it used, such as {@code cpu_seconds}; these figures override the measured ones. */
    public WorkOutcome resources(Map<String, ?> figures) {
        this.resources = JsonValue.recordedMap(figures);
        return this;
    }

    /** Anything else to keep with it. */
    public WorkOutcome metadata(Map<String, ?> facts) {
        this.metadata = JsonValue.recordedMap(facts);
        return this;
    }

    @Nullable Object result() {
        return result;
    }

    @Nullable Boolean passed() {
        return passed;
    }

    @Nullable Object details() {
        return details;
    }

    Map<String, @Nullable Object> metrics() {
        return metrics;
    }

    Map<String, @Nullable Object> resources() {
        return resources;
    }

    Map<String, @Nullable Object> metadata() {
        return metadata;
    }
}
