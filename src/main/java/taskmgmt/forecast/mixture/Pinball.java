package taskmgmt.forecast.mixture;

/**
 * The loss function that the true quantile minimises: R. Koenker, G. Bassett, "Regression Quantiles", Econometrica
 * 46(1), 1978. At the median it is half of the absolute error.
 */
public final class Pinball {
    private Pinball() {}

    public static double loss(double truth, double quantile, double level) {
        return truth >= quantile ? (truth - quantile) * level : (quantile - truth) * (1 - level);
    }
}
