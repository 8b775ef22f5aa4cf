package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * How an open task stands to its deadline. The time it has is that from its creation to its deadline; what it has used
 * of it is the time since its creation. In the order of urgency.
 */
public enum SlaLevel {
    /** There is time. */
    ON_TRACK("on_track"),
    /** Most of the time is used up; how much is for the reader of the report to say. */
    AT_RISK("at_risk"),
    /** The deadline has passed. */
    OVERDUE("overdue"),
    /** The deadline has passed, and at least twice the time that there was. */
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
     * @param atRiskPercent 1 to 100: from which share of its time on a task is at risk
     */
    public static SlaLevel of(long created, long deadline, long now, int atRiskPercent) {
        long time = deadline - created;
        if (now > deadline) {
            return now - deadline >= time ? CRITICAL : OVERDUE;
        }
        long riskFrom = time / 100 * atRiskPercent + time % 100 * atRiskPercent / 100;
        return now - created >= riskFrom ? AT_RISK : ON_TRACK;
    }

    /** The level that a word means; {@link #ON_TRACK} for any other. */
    static SlaLevel named(@Nullable Object word) {
        for (SlaLevel level : values()) {
            if (level.text.equals(word)) {
                return level;
            }
        }
        return ON_TRACK;
    }
}
