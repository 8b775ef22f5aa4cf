package taskmgmt.forecast.mixture;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of the method, each as a multiple of its built-in value, so that 1 everywhere, {@link #STANDARD}, is the method as
 * documented.
 *
 * @param halfLives how fast the experts forget: at 2 each run counts for twice as many runs after it; above 0
 * @param reserves  how much weight a small sample leaves to wider ones; above 0
 * @param sharpness how strongly a better expert is preferred to a good one; above 0
 * @param levelStep how fast the levels follow the misses; above 0
 */
public record Tuning(double halfLives, double reserves, double sharpness, double levelStep) {
    /** The method as documented. */
    public static final Tuning STANDARD = new Tuning(1, 1, 1, 1);

    /** @throws IllegalArgumentException if a figure is not above 0 */
    public Tuning {
        for (double each : new double[] {halfLives, reserves, sharpness, levelStep}) {
            if (!(each > 0) || Double.isInfinite(each)) {
                throw new IllegalArgumentException("a method cannot be set to " + each);
            }
        }
    }

    /** Written out, because a record's generated methods are linked at their first use, which costs a forecast milliseconds. */
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
