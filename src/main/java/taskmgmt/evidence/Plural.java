package taskmgmt.evidence;

/** Counted things in words. */
final class Plural {
    private Plural() {}

    /** {@code 1 incident}, {@code 2 incidents}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
