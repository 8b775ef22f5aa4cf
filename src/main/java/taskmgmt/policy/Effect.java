package taskmgmt.policy;

import java.util.Locale;

/** The effect of a rule. */
public enum Effect {
    ALLOW,
    DENY;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
