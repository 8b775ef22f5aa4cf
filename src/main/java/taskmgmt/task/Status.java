package taskmgmt.task;

import java.util.Locale;

/** The status of a task. A terminal status ends an attempt; completed never changes again. */
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

    /** Whether the last attempt was unsuccessful, so that there may be another. */
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

    /**
     * How it is known that a task ended as it did, weakest first. Whatever a program or a person reports is a claim, even if they
     * report that it was verified. Stronger evidence comes only from the process that ran the work, and only in the event that ends
     * the task.
     */
    public enum Proof {
        /** It was claimed. */
        CLAIMED,
        /** This program waited for the process that did the work and saw how it ended. */
        OBSERVED,
        /** The end was observed, and a verifier was run afterwards; its command and exit code are in the verification. */
        CHECKED;

        /** The key in the logs. */
        public static final String KEY = "proof";

        /** The word in the logs and in every output. */
        public String text() {
            return switch (this) {
                case CLAIMED -> Fact.Word.CLAIMED.text();
                case OBSERVED -> Fact.Word.OBSERVED.text();
                case CHECKED -> Fact.Word.CHECKED.text();
            };
        }

        /** Reads a proof as people type it. */
        public static Proof parse(String text) {
            for (Proof proof : values()) {
                if (proof.text().equals(text.toLowerCase(Locale.ROOT))) {
                    return proof;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of claimed, observed and checked");
        }
    }
}
