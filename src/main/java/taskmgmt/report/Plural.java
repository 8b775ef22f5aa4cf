package taskmgmt.report;

import taskmgmt.number.Thousands;

/** Counted things in words. */
public final class Plural {
    private Plural() {}

    /** {@code 1 incident}, {@code 2 incidents}, {@code 1,024 incidents}. */
    public static String of(long count, String noun) {
        return Thousands.of(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
