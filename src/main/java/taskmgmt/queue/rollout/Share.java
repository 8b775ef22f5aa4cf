package taskmgmt.queue.rollout;

import java.nio.charset.StandardCharsets;
import taskmgmt.hash.Sha256;

/** Selects a percentage of many names: the selection is always the same, and a selected name stays selected as the percentage grows. */
public final class Share {
    /** The percentage that selects all names. */
    public static final int ALL = 100;

    private static final int DIGITS = 8;
    private static final int HEX = 16;

    private Share() {}

    /**
     * Whether the name is selected.
     *
     * @param what    what is assigned; different things select different names
     * @param percent 0 to 100
     */
    public static boolean has(String what, String who, int percent) {
        byte[] bytes = (what + "\0" + who).getBytes(StandardCharsets.UTF_8);
        return Long.parseLong(Sha256.hex(bytes, 0, bytes.length).substring(0, DIGITS), HEX) % ALL < percent;
    }

    /** @throws IllegalArgumentException if it is not between 0 and 100 */
    public static int checked(long percent) {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException(percent + " is no percentage from 0 to 100");
        }
        return (int) percent;
    }
}
