package taskmgmt.time;

import java.time.Instant;

/** The result of reading a value that should be a time. */
public sealed interface TimeReading {
    /** The form in which a time was written. */
    enum Form {
        /** With a zone or an offset of its own. */
        OFFSET("with an offset"),
        /** A date and a time of day without a zone: it depends on the zone that was assumed. */
        LOCAL("without a zone"),
        /** Seconds since 1970-01-01T00:00:00Z. */
        SECONDS("epoch seconds"),
        /** Milliseconds since then. */
        MILLIS("epoch milliseconds"),
        /** Microseconds since then. */
        MICROS("epoch microseconds"),
        /** Nanoseconds since then. */
        NANOS("epoch nanoseconds");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        /** In words, for a summary. */
        public String text() {
            return text;
        }
    }

    /** The value is a time. */
    record At(Instant instant, Form form) implements TimeReading {}

    /** The value is a placeholder for a missing time. */
    record Absent() implements TimeReading {}

    /** The value is neither. */
    record Unreadable() implements TimeReading {}
}
