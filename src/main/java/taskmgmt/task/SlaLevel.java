package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * How an open task is doing against its deadline. Its allotted time runs from its creation to its deadline; the used part is the
 * time since its creation. The levels are in order of urgency.
 */
public enum SlaLevel {
    /** There is time left. */
    ON_TRACK("on_track"),
    /** Most of the time is used up; the threshold is chosen by the reader of the report. */
    AT_RISK("at_risk"),
    /** The deadline has passed. */
    OVERDUE("overdue"),
    /** The deadline has passed, and the task has used at least twice its allotted time. */
    CRITICAL("critical");

    private final String text;

    SlaLevel(String text) {
        this.text = text;
    }

    /** The word in the logs and in every output. */
    public String text() {
        return text;
    }

    /**
     * The level at a moment; all moments in microseconds since 1970, within the years 0 to 9999.
     *
     * @param atRiskPercent 1 to 100: the share of its allotted time after which a task is at risk
     */
    public static SlaLevel of(long created, long deadline, long now, int atRiskPercent) {
        long time = deadline - created;
        if (now > deadline) {
            return now - deadline >= time ? CRITICAL : OVERDUE;
        }
        long riskFrom = time / 100 * atRiskPercent + time % 100 * atRiskPercent / 100;
        return now - created >= riskFrom ? AT_RISK : ON_TRACK;
    }

    /** The level that a word denotes; {@link #ON_TRACK} for any other word. */
    static SlaLevel named(@Nullable Object word) {
        for (SlaLevel level : values()) {
            if (level.text.equals(word)) {
                return level;
            }
        }
        return ON_TRACK;
    }
}
