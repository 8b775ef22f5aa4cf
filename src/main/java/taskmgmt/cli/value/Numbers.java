package taskmgmt.cli.value;

import taskmgmt.cli.command.Parser;
import taskmgmt.number.Decimal;
import taskmgmt.number.NumberText;

/** Numbers within bounds. */
public final class Numbers {
    private Numbers() {}

    /** A parser of the whole numbers from {@code least} to {@code most}, both included. */
    public static Parser<Integer> between(int least, int most) {
        return text -> NumberText.whole(text, least, most);
    }

    /** A parser of the decimal numbers above 0 and up to {@code most}. */
    public static Parser<Double> positive(int most) {
        return text -> positive(text, most);
    }

    private static double positive(String text, int most) {
        try {
            double number = Decimal.parse(text).doubleValue();
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Reported below, together with what would be valid.
        }
        throw new IllegalArgumentException("'" + text + "' is not a number above 0 and up to " + most);
    }
}
