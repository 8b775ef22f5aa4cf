package taskmgmt.task;

import java.util.Locale;

/** Where a task stands. A terminal one ends an attempt; completed never changes again. */
public enum Status {
    PENDING("pending"),
    QUEUED("queued"),
    ACTIVE("active"),
    PAUSED("paused"),
    RETRYING("retrying"),
    COMPLETED("completed"),
    FAILED("failed"),
    CANCELLED("cancelled");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    /** The word in the logs and in every output. */
    public String text() {
        return text;
    }

    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Whether the last attempt came to nothing, so that there may be another. */
    public boolean mayBeRetried() {
        return this == FAILED || this == CANCELLED;
    }

    public boolean isSuccess() {
        return this == COMPLETED;
    }

    /** Reads a status as people type it; {@code running} means {@code active}. */
    public static Status parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.equals("running")) {
            return ACTIVE;
        }
        for (Status status : values()) {
            if (status.text.equals(word)) {
                return status;
            }
        }
        throw new RefusedException(Refusal.INVALID, "no status '" + text
                + "': it is one of pending, queued, active, paused, retrying, completed, failed, cancelled");
    }
}
