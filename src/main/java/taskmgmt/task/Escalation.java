package taskmgmt.task;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * A notification that is due because the deadline of an open task has passed. Each task is escalated once at each level, and again
 * after it gets a new deadline. The task itself keeps its last escalation, so whoever decides under the lock of the log sees what
 * others have already written. Pure.
 *
 * @param level      {@link SlaLevel#OVERDUE} or {@link SlaLevel#CRITICAL}
 * @param deadline   the deadline that has passed
 * @param lateMicros by how much, in microseconds
 */
public record Escalation(SlaLevel level, Instant deadline, long lateMicros) {
    private static final String LEVEL = "level";
    private static final String DEADLINE = "deadline";
    private static final String LATE = "overdue_seconds";
    private static final int NO_RISK = 100;

    /** The escalation that is due for the task now; null if there is none, or none that is new. */
    public static @Nullable Escalation due(Task task, Instant now) {
        Instant deadline = task.slaDeadline();
        if (deadline == null || task.status().isTerminal() || !deadline.isBefore(now)) {
            return null;
        }
        long end = Micros.of(deadline);
        SlaLevel level = SlaLevel.of(task.moments().created(), end, Micros.of(now), NO_RISK);
        Map<String, @Nullable Object> last = TaskEvent.asObject(task.value(TaskField.ESCALATION));
        boolean isOfThisDeadline = Rfc3339.format(deadline).equals(last.get(DEADLINE));
        return isOfThisDeadline && SlaLevel.named(last.get(LEVEL)).compareTo(level) >= 0
                ? null
                : new Escalation(level, deadline, Micros.of(now) - end);
    }

    /**
     * Whether an escalation of the task makes the other one unnecessary: the deadline is the same and the level at least as high.
     * When two copies of a log are merged, the two may appear in either order.
     */
    static boolean isCovered(Map<String, @Nullable Object> escalation, Map<String, @Nullable Object> known) {
        Object deadline = escalation.get(DEADLINE);
        return deadline != null && deadline.equals(known.get(DEADLINE))
                && SlaLevel.named(known.get(LEVEL)).compareTo(SlaLevel.named(escalation.get(LEVEL))) > 0;
    }

    /** By how much the deadline has passed. */
    public Duration late() {
        return Duration.of(lateMicros, ChronoUnit.MICROS);
    }

    /** The fields of the event that records it. */
    public Map<String, @Nullable Object> fields(String actor) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put(LEVEL, level.text());
        said.put(DEADLINE, Rfc3339.format(deadline));
        said.put(LATE, Micros.seconds(lateMicros));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", actor);
        fields.put(TaskField.ESCALATION.text(), said);
        return fields;
    }
}
