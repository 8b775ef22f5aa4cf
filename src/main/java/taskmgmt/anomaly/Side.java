package taskmgmt.anomaly;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The side on which a run deviates. */
public enum Side {
    /** It took too much. */
    SLOW,
    /** It took too little, although it reported success. */
    FAST;

    /** The word that requests both sides. */
    public static final String BOTH = "both";

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param text the word for a side, or {@value #BOTH} */
    public static Set<Side> of(String text) {
        Set<Side> sides = EnumSet.allOf(Side.class);
        sides.removeIf(side -> !text.equals(BOTH) && !text.equals(side.text()));
        return sides;
    }
}
