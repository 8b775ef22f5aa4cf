package taskmgmt.queue.rollout;

import java.nio.charset.StandardCharsets;
import taskmgmt.hash.Sha256;

/** Selects a percentage of many names: always the same ones, and each keeps its selection as the percentage grows. */
public final class Share {
    /** All of them. */
    public static final int ALL = 100;

    private static final int DIGITS = 8;
    private static final int HEX = 16;

    private Share() {}

    /**
     * Whether it is among them.
     *
     * @param what    that they get: of two things each has a share of its own
     * @param percent 0 to 100
     */
    public static boolean has(String what, String who, int percent) {
        byte[] bytes = (what + "\0" + who).getBytes(StandardCharsets.UTF_8);
        return Long.parseLong(Sha256.hex(bytes, 0, bytes.length).substring(0, DIGITS), HEX) % ALL < percent;
    }

    /** @throws IllegalArgumentException where it is no whole number of percent */
    public static int checked(long percent) {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException(percent + " is no percentage from 0 to 100");
        }
        return (int) percent;
    }
}
