package taskmgmt.anomaly;

import java.util.Locale;

/** How far out of the ordinary something is. */
public enum AnomalyLevel {
    MEDIUM,
    HIGH;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
