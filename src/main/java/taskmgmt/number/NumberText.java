package taskmgmt.number;

/** Numbers that were written as texts. Pure. */
public final class NumberText {
    /** Longer than any number that is meant. */
    private static final int MAX_CHARACTERS = 60;

    private NumberText() {}

    /** The number that the text is, blanks around it aside, in JSON's way of writing one; NaN where it is none or too large. */
    public static double parse(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > MAX_CHARACTERS || !isPlain(plain)) {
            return Double.NaN;
        }
        try {
            double number = Decimal.parse(plain).doubleValue();
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The whole number that the text is.
     *
     * @throws IllegalArgumentException if it is none, or beyond the bounds; the message says what would be right
     */
    public static int whole(String text, int least, int most) {
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

    /** No names, no hexadecimal, no exponent of this many digits that it would only cost time. */
    private static boolean isPlain(String text) {
        int exponent = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                exponent = i;
            } else if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+') {
                return false;
            }
        }
        return exponent < 0 || text.length() - exponent <= 5;
    }
}
