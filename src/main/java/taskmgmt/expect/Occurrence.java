package taskmgmt.expect;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * Something that went wrong with an expected run.
 *
 * @param due   when the run should have begun; for one that was too short, when it began
 * @param at    when that became certain: the end of the grace period, the late start, the early end
 * @param runId the run that was late or too short; null if none began
 */
public record Occurrence(Kind kind, Instant due, Instant at, @Nullable String runId) {
    private static final String LEVEL = "level";
    private static final String DUE = "due_at";
    private static final String AT = "certain_at";
    private static final String RUN = "run_id";

    /** What went wrong. */
    public enum Kind {
        /** It never began. */
        MISSING("missing"),
        /** It began after the grace was over. */
        LATE("late"),
        /** It completed in less time than the work takes. */
        SHORT("too_short");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word in the logs and in every output. */
        public String text() {
            return text;
        }
    }

    /** A description for people. */
    public String words() {
        return switch (kind) {
            case MISSING -> "none has begun that was due at " + Rfc3339.format(due);
            case LATE -> runId + " began late, at " + Rfc3339.format(at);
            case SHORT -> runId + " was too short";
        };
    }

    /** The fields of the event that records it. */
    public Map<String, @Nullable Object> escalation() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(LEVEL, kind.text);
        map.put(DUE, Rfc3339.format(due));
        map.put(AT, Rfc3339.format(at));
        if (runId != null) {
            map.put(RUN, runId);
        }
        return map;
    }

    /** Whether it is later than the last recorded one, and not the same again, as when a missing run then came late. */
    public boolean isNewAfter(Map<String, @Nullable Object> last) {
        Instant known = last.get(AT) instanceof String text ? Rfc3339.parse(text) : null;
        boolean same = kind == Kind.LATE && Kind.MISSING.text.equals(last.get(LEVEL)) && Rfc3339.format(due).equals(last.get(DUE));
        return !same && (known == null || at.isAfter(known) || at.equals(known) && !kind.text.equals(last.get(LEVEL)));
    }
}
