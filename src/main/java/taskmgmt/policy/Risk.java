package taskmgmt.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much harm a configuration update can do, from least to most. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable Risk named(@Nullable Object text) {
        for (Risk risk : values()) {
            if (risk.text().equals(text)) {
                return risk;
            }
        }
        return null;
    }
}
