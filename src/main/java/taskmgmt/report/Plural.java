package taskmgmt.report;

/** Counted things in words. */
public final class Plural {
    private Plural() {}

    /** {@code 1 incident}, {@code 2 incidents}. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
