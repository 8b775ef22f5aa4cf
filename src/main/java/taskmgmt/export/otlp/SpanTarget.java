package taskmgmt.export.otlp;

import java.io.IOException;

/** Where spans go. */
public interface SpanTarget {
    /** What it is known by: how far a log has been exported is kept for each. */
    String name();

    /**
     * Hands spans over. When it returns, they are there.
     *
     * @param json a request of OTLP, on one line
     * @return how many of them were refused, each for itself: it would be the same another time
     * @throws NotTakenException where they were not taken, and may be another time
     */
    long take(String json) throws IOException, NotTakenException;

    /** Spans were not taken. */
    final class NotTakenException extends Exception {
        private static final long serialVersionUID = 1L;

        NotTakenException(String message) {
            super(message);
        }
    }
}
