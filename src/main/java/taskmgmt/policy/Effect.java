package taskmgmt.policy;

import java.util.Locale;

/** What a rule says. */
public enum Effect {
    ALLOW,
    DENY;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
