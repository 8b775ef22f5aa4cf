package taskmgmt.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/**
 * The decision of governance about a task, stored in its metadata under {@value #KEY}. Absent values are empty strings.
 *
 * @param automatic  whether it was approved because of its risk alone
 * @param approvalId the id of an approval
 * @param by         who approved or rejected it; empty if nobody has yet, or nobody had to
 * @param rule       what determined its risk
 * @param component  the component of a configuration update that was pending approval; null for everything else
 * @param version    of that configuration
 */
public record Approval(
        State state, @Nullable Risk risk, boolean automatic, String approvalId, String by, String reason, String rule,
        @Nullable Object component, @Nullable Object version) {
    public static final String KEY = "approval";

    private static final int SUFFIX = 8;

    /** The state of the decision. */
    public enum State {
        HELD,
        APPROVED,
        REJECTED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Approval(State state, @Nullable Risk risk, boolean automatic, String approvalId, String by, String reason, String rule) {
        this(state, risk, automatic, approvalId, by, reason, rule, null, null);
    }

    /** The initial decision about a new update with this id. */
    public static Approval first(Governance.Assessment assessment, String taskId, Instant at) {
        return assessment.held()
                ? new Approval(State.HELD, assessment.risk(), false, "", "", "", assessment.rule())
                : new Approval(State.APPROVED, assessment.risk(), true, id(taskId, at), "", "", assessment.rule());
    }

    /** @param metadata of the task, which holds the component and the version of a configuration */
    public Approval approved(String taskId, Instant at, String approver, String why, Map<String, @Nullable Object> metadata) {
        return new Approval(State.APPROVED, risk, false, id(taskId, at), approver, why, rule,
                metadata.get("component"), metadata.get("version"));
    }

    public Approval rejected(String rejecter, String why) {
        return new Approval(State.REJECTED, risk, false, "", rejecter, why, rule);
    }

    /** {@code apr_yyyyMMddHHmmssSSSSSS_} and the end of the task's id: a task is approved only once, and only one at any moment. */
    private static String id(String taskId, Instant at) {
        return "apr_" + Rfc3339.digits(at) + "_" + taskId.substring(Math.max(0, taskId.length() - SUFFIX));
    }

    /** The object stored under {@value #KEY}. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("state", state.text());
        map.put("risk", risk == null ? null : risk.text());
        map.put("automatic", automatic);
        putUnlessEmpty(map, "approval_id", approvalId);
        putUnlessEmpty(map, "by", by);
        putUnlessEmpty(map, "reason", reason);
        putUnlessEmpty(map, "rule", rule);
        if (component != null) {
            map.put("component", component);
            map.put("version", version);
        }
        return Collections.unmodifiableMap(map);
    }

    private static void putUnlessEmpty(Map<String, @Nullable Object> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    /** The decision in the event; null if there is none. */
    public static @Nullable Approval statedBy(TaskEvent event) {
        return of(event.object(TaskField.METADATA.text()).get(KEY));
    }

    /** The last decision about the task; null if governance is not involved. */
    public static @Nullable Approval of(Task task) {
        return task.value(TaskField.METADATA) instanceof Map<?, ?> metadata ? of(metadata.get(KEY)) : null;
    }

    private static @Nullable Approval of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        for (State state : State.values()) {
            if (state.text().equals(map.get("state"))) {
                return new Approval(state, Risk.named(map.get("risk")), Boolean.TRUE.equals(map.get("automatic")),
                        text(map, "approval_id"), text(map, "by"), text(map, "reason"), text(map, "rule"), map.get("component"), map.get("version"));
            }
        }
        return null;
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
