package taskmgmt.forecast;

/** Quantiles of one sample, or of two of which the second has a share. */
final class Mixture {
    /** Far more than the rounding errors of adding up weights: of ten alike, the ninth is the 0.9 quantile. */
    private static final double SLACK = 1e-9;

    private final Recent first;
    private final Decay firstDecay;
    private final double firstUnit;
    private final Recent second;
    private final int others;
    private final Decay secondDecay;
    private final double secondUnit;

    private Mixture(Recent first, Decay firstDecay, Recent second, Decay secondDecay, double share) {
        this.first = first;
        this.firstDecay = firstDecay;
        this.firstUnit = (1 - share) / firstDecay.total(first.size());
        this.second = second;
        this.others = share > 0 ? second.size() : 0;
        this.secondDecay = secondDecay;
        this.secondUnit = others == 0 ? 0 : share / secondDecay.total(others);
    }

    static Mixture of(Recent sample, Decay decay) {
        return new Mixture(sample, decay, sample, decay, 0);
    }

    /** @param share of the second, between 0 and 1, both excluded; neither sample is empty */
    static Mixture of(Recent first, Decay firstDecay, Recent second, Decay secondDecay, double share) {
        return new Mixture(first, firstDecay, second, secondDecay, share);
    }

    /**
     * For each level the least value that at least so much of the weight does not exceed.
     *
     * @param levels ascending
     */
    void quantiles(double[] levels, double[] into) {
        int next = 0;
        double reached = 0;
        double value = first.value(0);
        int i = 0;
        int j = 0;
        while (next < levels.length && (i < first.size() || j < others)) {
            boolean own = j == others || (i < first.size() && first.value(i) <= second.value(j));
            double weight = own
                    ? firstUnit * firstDecay.weight(first.age(i))
                    : secondUnit * secondDecay.weight(second.age(j));
            if (weight > 0) {
                value = own ? first.value(i) : second.value(j);
                reached += weight;
            }
            i += own ? 1 : 0;
            j += own ? 0 : 1;
            while (next < levels.length && reached >= levels[next] - SLACK) {
                into[next++] = value;
            }
        }
        while (next < levels.length) {
            into[next++] = value;
        }
    }
}
