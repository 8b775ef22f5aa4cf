package taskmgmt.forecast.mixture;

import org.jspecify.annotations.Nullable;

/**
 * How the method is set: each figure is a multiple of what it is built with, so that 1 everywhere, {@link #STANDARD}, is the method as
 * it is documented.
 *
 * @param halfLives how fast the experts forget: at 2 each run counts for twice as many runs after it; above 0
 * @param reserves  how much a small sample leaves to wider ones; above 0
 * @param sharpness how strongly the better expert is preferred to the good one; above 0
 * @param levelStep how fast the levels follow what was missed; above 0
 */
public record Tuning(double halfLives, double reserves, double sharpness, double levelStep) {
    /** The method as it is documented. */
    public static final Tuning STANDARD = new Tuning(1, 1, 1, 1);

    /** @throws IllegalArgumentException where a figure is none above 0 */
    public Tuning {
        for (double each : new double[] {halfLives, reserves, sharpness, levelStep}) {
            if (!(each > 0) || Double.isInfinite(each)) {
                throw new IllegalArgumentException("a method cannot be set to " + each);
            }
        }
    }

    /** In code of its own, as what a record has by itself is linked at its first use, which takes a forecast milliseconds. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuning tuning && halfLives == tuning.halfLives && reserves == tuning.reserves
                && sharpness == tuning.sharpness && levelStep == tuning.levelStep;
    }

    @Override
    public int hashCode() {
        return ((Double.hashCode(halfLives) * 31 + Double.hashCode(reserves)) * 31 + Double.hashCode(sharpness)) * 31 + Double.hashCode(levelStep);
    }
}
