package taskmgmt.forecast.mixture;

import java.util.List;
import taskmgmt.forecast.mixture.Ladder.Chain;

/**
 * The samples of a ladder in one ascending order, and what experts make of them. An expert goes up one of the chains; he
 * forgets at one of the decays of {@link Experts}; and where the sample he stands on has a weight of n, he leaves k/(n+k) of the say
 * to those above, for one of their reserves k: n is small where there is little to go by, or nothing new. His
 * forecast is a distribution, and so is that of all together: the sum of theirs, each with its weight.
 */
final class Pool {
    static final double[] LEVELS = {0.5, 0.9, 0.95};

    /** How many experts go up each chain. */
    static final int EXPERTS = Experts.COUNT;
    private static final double SLACK = 1e-9;

    private final Ladder ladder;
    private final double most;
    private final List<Decay> decays;
    private final double[] reserves;
    private final int count;
    private final double[] values;
    private final int[] owners;
    /** For each sample: how many of its values are among the first this many of all. */
    private final int[][] among;
    /** For each decay and sample: what its lowest this many values count, of 1. */
    private final double[][][] masses;

    /** @param most what no value exceeds: those that do count as this */
    Pool(Ladder ladder, double most, Experts experts) {
        this.ladder = ladder;
        this.most = most;
        this.decays = experts.decays();
        this.reserves = experts.reserves();
        int all = 0;
        for (Recent sample : ladder.samples()) {
            all += sample.size();
        }
        count = all;
        values = new double[all];
        owners = new int[all];
        among = new int[ladder.samples().size()][all + 1];
        masses = new double[decays.size()][ladder.samples().size()][];
        merge();
        for (int decay = 0; decay < decays.size(); decay++) {
            for (int sample = 0; sample < masses[decay].length; sample++) {
                masses[decay][sample] = masses(ladder.samples().get(sample), decays.get(decay));
            }
        }
    }

    private void merge() {
        int samples = among.length;
        int[] next = new int[samples];
        for (int i = 0; i < count; i++) {
            int least = -1;
            double value = Double.POSITIVE_INFINITY;
            for (int sample = 0; sample < samples; sample++) {
                Recent each = ladder.samples().get(sample);
                if (next[sample] < each.size() && (least < 0 || each.value(next[sample]) < value)) {
                    least = sample;
                    value = each.value(next[sample]);
                }
            }
            values[i] = value;
            owners[i] = least;
            next[least]++;
            for (int sample = 0; sample < samples; sample++) {
                among[sample][i + 1] = next[sample];
            }
        }
    }

    private static double[] masses(Recent sample, Decay decay) {
        double[] masses = new double[sample.size() + 1];
        double unit = 1 / decay.total(sample.size());
        for (int place = 0; place < sample.size(); place++) {
            masses[place + 1] = masses[place] + unit * decay.weight(sample.age(place));
        }
        return masses;
    }

    /** How much each sample of the chain has to say; the shares add up to 1. */
    private double[] say(Chain chain, Decay decay, double reserve) {
        double[] say = new double[chain.steps()];
        double left = 1;
        for (int step = 0; step < say.length; step++) {
            double weight = decay.total(ladder.samples().get(chain.place(step)).size());
            say[step] = step == say.length - 1 ? left : left * weight / (weight + reserve);
            left -= say[step];
        }
        return say;
    }

    /** What each expert of each chain says at each of the {@link #LEVELS}. */
    double[][] said() {
        double[][] said = new double[ladder.chains().size() * EXPERTS][LEVELS.length];
        int expert = 0;
        for (Chain chain : ladder.chains()) {
            for (int decay = 0; decay < decays.size(); decay++) {
                for (double reserve : reserves) {
                    double[] say = say(chain, decays.get(decay), reserve);
                    for (int level = 0; level < LEVELS.length; level++) {
                        said[expert][level] = quantile(chain, decay, say, LEVELS[level]);
                    }
                    expert++;
                }
            }
        }
        return said;
    }

    private double quantile(Chain chain, int decay, double[] say, double level) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            double reached = 0;
            for (int step = 0; step < say.length; step++) {
                int sample = chain.place(step);
                reached += say[step] * masses[decay][sample][among[sample][middle + 1]];
            }
            if (reached >= level - SLACK) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return Math.min(values[from], most);
    }

    /** What the samples count when each expert has this weight; the weights add up to 1. */
    private double[][] shares(double[] weights) {
        double[][] shares = new double[decays.size()][ladder.samples().size()];
        int expert = 0;
        for (Chain chain : ladder.chains()) {
            for (int decay = 0; decay < decays.size(); decay++) {
                for (double reserve : reserves) {
                    double[] say = say(chain, decays.get(decay), reserve);
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
     * @param lid no value exceeds it
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

    /** How much each sample of the ladder has to say in the curve of these weights, of 1. */
    double[] say(double[] weights) {
        double[] all = new double[ladder.samples().size()];
        for (double[] shares : shares(weights)) {
            for (int sample = 0; sample < all.length; sample++) {
                all[sample] += shares[sample];
            }
        }
        return all;
    }
}
