package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taskmgmt.forecast.mixture.Ladder.Chain;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.forecast.sample.Weights;

/**
 * The samples of a ladder merged in ascending order, and the forecasts that experts make from them. An expert goes up one of the chains and
 * forgets at one of the decays of {@link Experts}. If the sample at its step has a weight of n, it leaves k/(n+k) of the weight to the
 * samples above, where k is one of the reserves; n is small if there are few values, or no new ones. An expert's forecast is a
 * distribution, and so is that of all experts together: the weighted sum of theirs.
 */
final class Pool {
    static final double[] LEVELS = {0.5, 0.9, 0.95};

    /** How many experts go up each chain. */
    static final int EXPERTS = Experts.COUNT;
    private static final double SLACK = 1e-9;
    /** The levels at which quantiles are averaged. */
    private static final double[] GRID = {0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.825, 0.85, 0.875, 0.89, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96,
            0.97, 0.98, 0.985, 0.99, 0.993, 0.996, 0.998, 0.9995};
    /** An expert whose weight is less than this fraction of the best one's is left out: it costs more than it contributes. */
    private static final double MIN_PART = 0.05;
    /** A second, or a megabyte: below it, logarithms hardly differ. */
    private static final double SCALE = 1e6;

    private final List<Chain> chains;
    private final List<Weights> samples;
    private final double most;
    private final int decays;
    private final double[] reserves;
    private final int count;
    private final double[] values;
    private final int[] owners;
    /** For each sample, at index n: how many of its values are among the first n of all. */
    private final int[][] among;
    /** For each decay and sample, at index n: the weight of its lowest n values, out of 1. */
    private final double[][][] masses;

    private Pool(List<Chain> chains, List<Weights> samples, double most, Experts experts) {
        this.chains = chains;
        this.samples = samples;
        this.most = most;
        this.decays = experts.decays().size();
        this.reserves = experts.reserves();
        int all = 0;
        for (Weights sample : samples) {
            all += sample.size();
        }
        count = all;
        values = new double[all];
        owners = new int[all];
        among = new int[samples.size()][all + 1];
        masses = new double[decays][samples.size()][];
        for (int decay = 0; decay < decays; decay++) {
            for (int sample = 0; sample < samples.size(); sample++) {
                masses[decay][sample] = samples.get(sample).masses(decay);
            }
        }
        merge();
    }

    /**
     * The pool of the tasks that ended.
     *
     * @param most the maximum: values that exceed it count as this
     */
    static Pool of(Ladder ladder, double most, Experts experts) {
        List<Weights> samples = new ArrayList<>();
        for (Recent sample : ladder.samples()) {
            samples.add(Weights.of(sample, experts.decays()));
        }
        return new Pool(ladder.chains(), samples, most, experts);
    }

    /**
     * The same with the tasks that still run.
     *
     * @param elapsed how long those of each sample have been running, ascending
     */
    Pool with(List<double[]> elapsed, Ladder ladder, Experts experts) {
        List<Weights> weights = new ArrayList<>();
        for (int sample = 0; sample < samples.size(); sample++) {
            weights.add(elapsed.get(sample).length == 0 ? samples.get(sample)
                    : Weights.of(ladder.samples().get(sample), experts.decays(), elapsed.get(sample)));
        }
        return new Pool(chains, weights, most, experts);
    }

    private void merge() {
        int lists = among.length;
        int[] next = new int[lists];
        for (int i = 0; i < count; i++) {
            int least = -1;
            double value = Double.POSITIVE_INFINITY;
            for (int sample = 0; sample < lists; sample++) {
                Weights each = samples.get(sample);
                if (next[sample] < each.size() && (least < 0 || each.value(next[sample]) < value)) {
                    least = sample;
                    value = each.value(next[sample]);
                }
            }
            values[i] = value;
            owners[i] = least;
            next[least]++;
            for (int sample = 0; sample < lists; sample++) {
                among[sample][i + 1] = next[sample];
            }
        }
    }

    /** The weight of each sample of the chain; the weights add up to 1. */
    private double[] say(Chain chain, int decay, double reserve) {
        double[] say = new double[chain.steps()];
        double left = 1;
        for (int step = 0; step < say.length; step++) {
            double weight = samples.get(chain.place(step)).total(decay);
            say[step] = step == say.length - 1 ? left : left * weight / (weight + reserve);
            left -= say[step];
        }
        return say;
    }

    /** The forecast of each expert of each chain at each of the {@link #LEVELS}. */
    double[][] said() {
        double[][] said = new double[chains.size() * EXPERTS][LEVELS.length];
        int expert = 0;
        for (Chain chain : chains) {
            for (int decay = 0; decay < decays; decay++) {
                for (double reserve : reserves) {
                    double[] say = say(chain, decay, reserve);
                    for (int level = 0; level < LEVELS.length; level++) {
                        said[expert][level] = Math.min(values[place(chain, decay, say, LEVELS[level], 0)], most);
                    }
                    expert++;
                }
            }
        }
        return said;
    }

    /** The place of the quantile, which is not before {@code first}. */
    private int place(Chain chain, int decay, double[] say, double level, int first) {
        double[][] mass = masses[decay];
        int from = first;
        int to = count - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            double reached = 0;
            for (int step = 0; step < say.length; step++) {
                int sample = chain.place(step);
                reached += say[step] * mass[sample][among[sample][middle + 1]];
            }
            if (reached >= level - SLACK) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** The weights of the samples if each expert has this weight; the experts' weights add up to 1. */
    private double[][] shares(double[] weights) {
        double[][] shares = new double[decays][samples.size()];
        int expert = 0;
        for (Chain chain : chains) {
            for (int decay = 0; decay < decays; decay++) {
                for (double reserve : reserves) {
                    double[] say = say(chain, decay, reserve);
                    for (int step = 0; step < say.length; step++) {
                        shares[decay][chain.place(step)] += weights[expert] * say[step];
                    }
                    expert++;
                }
            }
        }
        return shares;
    }

    /**
     * The distribution of all experts together.
     *
     * @param lid the maximum of all values
     */
    Curve curve(double[] weights, double lid) {
        double[][] shares = shares(weights);
        double[] upTo = new double[count];
        double reached = 0;
        for (int i = 0; i < count; i++) {
            int sample = owners[i];
            int place = among[sample][i];
            for (int decay = 0; decay < shares.length; decay++) {
                double[] mass = masses[decay][sample];
                reached += shares[decay][sample] * (mass[place + 1] - mass[place]);
            }
            upTo[i] = reached;
        }
        return Curve.of(values, upTo, count, Math.min(lid, most));
    }

    /**
     * The quantiles of all experts, averaged as logarithms, at the levels from one half on.
     *
     * @param lid the maximum of all values
     */
    Curve averages(double[] weights, double lid) {
        double[] logarithms = new double[count];
        double[] sums = new double[GRID.length];
        double least = MIN_PART * Arrays.stream(weights).max().orElse(0);
        double counted = 0;
        int expert = 0;
        for (Chain chain : chains) {
            for (int decay = 0; decay < decays; decay++) {
                for (double reserve : reserves) {
                    double weight = weights[expert++];
                    if (weight >= least) {
                        counted += weight;
                        add(sums, weight, chain, decay, say(chain, decay, reserve), logarithms);
                    }
                }
            }
        }
        double[] averages = new double[GRID.length];
        for (int i = 0; i < averages.length; i++) {
            averages[i] = Math.max(i == 0 ? 0 : averages[i - 1], Math.rint(StrictMath.exp(sums[i] / counted) - SCALE));
        }
        return Curve.of(averages, GRID, averages.length, Math.min(lid, most));
    }

    private void add(double[] sums, double weight, Chain chain, int decay, double[] say, double[] logarithms) {
        int place = 0;
        for (int i = 0; i < GRID.length; i++) {
            place = place(chain, decay, say, GRID[i], place);
            if (logarithms[place] == 0) {
                logarithms[place] = StrictMath.log(Math.max(0, Math.min(values[place], most)) + SCALE);
            }
            sums[i] += weight * logarithms[place];
        }
    }

    /** The weight of each sample of the ladder in the curve of these expert weights, out of 1. */
    double[] say(double[] weights) {
        double[] all = new double[samples.size()];
        for (double[] shares : shares(weights)) {
            for (int sample = 0; sample < all.length; sample++) {
                all[sample] += shares[sample];
            }
        }
        return all;
    }
}
