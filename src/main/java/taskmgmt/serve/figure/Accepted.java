package taskmgmt.serve.figure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which of its two formats a client wants the metrics. */
public final class Accepted {
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String TEXT = "text/plain";

    private Accepted() {}

    /** Whether a header {@code Accept} names OpenMetrics, and the other format not rather. One that names neither gets the older one. */
    public static boolean prefersOpenMetrics(@Nullable String header) {
        double open = 0;
        double text = 0;
        for (String range : (header == null ? "" : header).toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.strip().split(";", -1);
            String type = parts[0].strip();
            open = type.equals(OPEN_METRICS) ? Math.max(open, quality(parts)) : open;
            text = type.equals(TEXT) ? Math.max(text, quality(parts)) : text;
        }
        return open > 0 && open >= text;
    }

    /** 1 where none is said, or it is no number. */
    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.matches("q=[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(part.substring(2));
            }
        }
        return 1;
    }
}
