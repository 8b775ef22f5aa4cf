package taskmgmt.task.trace;

import org.jspecify.annotations.Nullable;

/**
 * A place in a trace that one program hands to the next: {@code 00-TRACE-SPAN-FLAGS}, as in the header {@code traceparent} of W3C
 * Trace Context level 1, section 3.2, and in the environment variable of OpenTelemetry.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all of them 0
 * @param spanId  16 such digits, not all of them 0
 * @param sampled whether the program that handed it over records its own spans
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
    /** The variable in which a process receives it. */
    public static final String VARIABLE = "TRACEPARENT";
    /** The header in which a server receives it. */
    public static final String HEADER = "traceparent";

    static final int TRACE_DIGITS = 32;
    static final int SPAN_DIGITS = 16;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;
    private static final int HEX = 16;

    /** @throws IllegalArgumentException if an id is malformed */
    public TraceContext {
        if (!isId(traceId, TRACE_DIGITS) || !isId(spanId, SPAN_DIGITS)) {
            throw new IllegalArgumentException("no ids of a trace: " + traceId + ", " + spanId);
        }
    }

    /** The context that was handed over; null if there is none or it is unreadable: then a new trace begins, as the standard requires. */
    public static @Nullable TraceContext parse(@Nullable String text) {
        if (text == null || text.length() < LENGTH || text.charAt(2) != '-' || text.charAt(FLAGS - 1) != '-'
                || text.charAt(FLAGS - 2 - SPAN_DIGITS) != '-' || !isHex(text, 0, 2) || !isHex(text, FLAGS, LENGTH) || !isLength(text)) {
            return null;
        }
        String trace = text.substring(3, 3 + TRACE_DIGITS);
        String span = text.substring(FLAGS - 1 - SPAN_DIGITS, FLAGS - 1);
        return isId(trace, TRACE_DIGITS) && isId(span, SPAN_DIGITS)
                ? new TraceContext(trace, span, (Character.digit(text.charAt(LENGTH - 1), HEX) & 1) == 1) : null;
    }

    /** A later version may have more after another dash; version 0 has not, and 255 is not a version. */
    private static boolean isLength(String text) {
        return text.startsWith("00") ? text.length() == LENGTH : !text.startsWith("ff") && (text.length() == LENGTH || text.charAt(LENGTH) == '-');
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char each = text.charAt(i);
            if (!(each >= '0' && each <= '9' || each >= 'a' && each <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is an id with this many digits. */
    static boolean isId(String text, int digits) {
        if (text.length() != digits || !isHex(text, 0, digits)) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    /** The text that is handed over. */
    public String text() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
