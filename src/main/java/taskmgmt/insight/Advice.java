package taskmgmt.insight;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command to type about a finding, ready for a shell: names chosen by others are quoted. */
public final class Advice {
    private static final String OF_GROUP = " --subsystem={subsystem} --type={task_type}";
    private static final String BARE = "_-./:@+,%=";

    private Advice() {}

    /** The command; null if nothing needs to be done about the finding, or no command helps. */
    public static @Nullable String of(Insight insight) {
        String template = template(insight.kind());
        if (template == null) {
            return null;
        }
        Map<String, Object> values = new TreeMap<>(insight.figures());
        values.put("subsystem", insight.subsystem());
        values.put("task_type", insight.taskType());
        StringBuilder command = new StringBuilder("task-mgmt ");
        int position = 0;
        for (int gap = template.indexOf('{'); gap >= 0; gap = template.indexOf('{', position)) {
            int end = template.indexOf('}', gap);
            command.append(template, position, gap).append(word(values.get(template.substring(gap + 1, end))));
            position = end + 1;
        }
        return command.append(template, position, template.length()).toString();
    }

    private static @Nullable String template(InsightKind kind) {
        return switch (kind) {
            case FAILURES_UP, FAILURES_OFTEN -> "task list --status failed" + OF_GROUP + " --ended-since={from_at}";
            case RETRIES_UP, RETRIES_OFTEN, VERIFICATIONS_UP, VERIFICATIONS_OFTEN -> "task list" + OF_GROUP + " --ended-since={from_at}";
            case DEADLINES_UP, DEADLINES_OFTEN -> "sla --subsystem={subsystem} --since={from_at}";
            case MUCH_SLOWER, SLOWER -> "anomalies --kind shift --since={from_at}" + OF_GROUP;
            case MEMORY_UP -> "trend memory" + OF_GROUP;
            case STORAGE_ADDED -> "trend storage" + OF_GROUP;
            case WAITING -> "task order";
            case REPAIR_OVERDUE -> "incident list --severity={incident_severity} --status detected";
            case REPAIR_TARGET_MISSED -> "incident list --severity={incident_severity}";
            case REPAIR_SLOWER -> "mttr";
            case RECURRING, REPAIR_RANGE, REPAIR_TYPICAL -> "incident list --failure-mode={failure_mode}";
            case HEALING_FAILS -> "incident list --status failed --failure-mode={failure_mode}";
            case REMEDY_FAILS -> "learn loop";
            case REMEDY_WORKS -> null;
            case FASTER, TYPICAL -> "forecast" + OF_GROUP;
            case CPU_TYPICAL -> "forecast --metric cpu" + OF_GROUP;
            case MEMORY_TYPICAL -> "forecast --metric memory" + OF_GROUP;
        };
    }

    /**
     * Quoted as part of a word of a command line, whatever it contains; it follows the option and a sign, so that it is not taken
     * for another option.
     */
    private static String word(@Nullable Object value) {
        String text = value instanceof Instant at ? at.truncatedTo(ChronoUnit.SECONDS).toString() : String.valueOf(value);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || BARE.indexOf(c) >= 0;
            if (!plain) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text.isEmpty() ? "''" : text;
    }
}
