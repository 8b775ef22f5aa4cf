package taskmgmt.anomaly;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** On which side of the ordinary a run is. */
public enum Side {
    /** It took too much. */
    SLOW,
    /** It took too little, although it says that it succeeded. */
    FAST;

    /** What may be asked for: a side, or both. */
    public static final String BOTH = "both";

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param text that of a side, or {@value #BOTH} */
    public static Set<Side> of(String text) {
        Set<Side> sides = EnumSet.allOf(Side.class);
        sides.removeIf(side -> !text.equals(BOTH) && !text.equals(side.text()));
        return sides;
    }
}
