package taskmgmt.export.otlp;

import java.io.IOException;

/** Where spans go. */
public interface SpanTarget {
    /** The identity of the target: for each, the position of the export is stored. */
    String name();

    /**
     * Delivers spans. When it returns, the target has them.
     *
     * @param json a request of OTLP, on one line
     * @return how many of them were rejected individually, which a retry would not change
     * @throws NotTakenException if they were not accepted, but may be on a retry
     */
    long take(String json) throws IOException, NotTakenException;

    /** Spans were not accepted. */
    final class NotTakenException extends Exception {
        private static final long serialVersionUID = 1L;

        NotTakenException(String message) {
            super(message);
        }
    }
}
