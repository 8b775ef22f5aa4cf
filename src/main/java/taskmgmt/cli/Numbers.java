package taskmgmt.cli;

/** Whole numbers within bounds. */
final class Numbers {
    private Numbers() {}

    /** A parser of the whole numbers from {@code least} to {@code most}, both included. */
    static Parser<Integer> between(int least, int most) {
        return text -> parse(text, least, most);
    }

    private static int parse(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, together with what would be right.
        }
        throw new IllegalArgumentException("'" + text + "' is not a whole number, " + least + " to " + most);
    }
}
