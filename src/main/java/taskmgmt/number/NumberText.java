package taskmgmt.number;

/** Numbers that were written as strings. Pure. */
public final class NumberText {
    /** Longer than any number in real use. */
    private static final int MAX_CHARACTERS = 60;

    private NumberText() {}

    /** The number in the text, in JSON's notation, ignoring surrounding blanks; NaN if it is not a number or too large. */
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
     * The whole number in the text.
     *
     * @throws IllegalArgumentException if it is not one, or beyond the bounds; the message says what is allowed
     */
    public static int whole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Reported below, together with what is allowed.
        }
        throw new IllegalArgumentException("'" + text + "' is not a whole number, " + least + " to " + most);
    }

    /** Excludes names, hexadecimal, and exponents with so many digits that parsing them would only waste time. */
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
