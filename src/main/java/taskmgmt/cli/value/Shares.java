package taskmgmt.cli.value;

import taskmgmt.cli.command.Parser;

/** Shares of a whole as people type them: {@code 0.9} or {@code 90%}. */
public final class Shares {
    private static final double HUNDRED = 100;

    private Shares() {}

    /** A parser of the shares from {@code least} to {@code most}, both included. */
    public static Parser<Double> between(double least, double most) {
        return text -> parse(text, least, most);
    }

    private static double parse(String text, double least, double most) {
        try {
            double share = text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / HUNDRED
                    : Double.parseDouble(text);
            if (share >= least && share <= most) {
                return share;
            }
        } catch (NumberFormatException _) {
            // Reported below, together with what would be valid.
        }
        throw new IllegalArgumentException("'" + text + "' is not a share, " + least + " to " + most);
    }
}
