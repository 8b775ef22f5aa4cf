package taskmgmt.forecast.sample;

import java.util.Arrays;
import java.util.List;

/**
 * The values of a sample in ascending order, and the weight of each by each {@link Decay}.
 *
 * <p>A running task is a value too, known only to be greater than the elapsed time: from the shortest elapsed time to the longest, the
 * weight of each task is spread over the greater values and over the tasks that have been running longer, in proportion to the weights they
 * already have. For values of equal weight this is the estimator of Kaplan and Meier [1, 2]. If there is no greater value, half of the
 * weight goes to {@value #SOON} times the elapsed time and half to {@value #LATE} times. All running tasks together count no more than
 * {@value #MAX_RUNNING} values, and each of them little while there are few values to compare it with.
 *
 * <p>[1] E. Kaplan, P. Meier, "Nonparametric Estimation from Incomplete Observations", Journal of the American Statistical
 * Association 53, 1958. [2] B. Efron, "The two sample problem with censored data", Fifth Berkeley Symposium, 1967.
 *
 * <p>Immutable.
 */
public final class Weights {
    private static final double MAX_RUNNING = 12;
    /** The effective number of values needed for a running task to count as one. */
    private static final double ENOUGH = 4;
    private static final double SOON = 1.3;
    private static final double LATE = 3;

    private final double[] values;
    /** For each decay, at index n: the weight of the lowest n values, out of 1. */
    private final double[][] masses;
    /** For each decay: the effective number of values. */
    private final double[] totals;

    private Weights(double[] values, int decays) {
        this.values = values;
        this.masses = new double[decays][values.length + 1];
        this.totals = new double[decays];
    }

    /** The weights of the ended tasks. */
    public static Weights of(Recent sample, List<Decay> decays) {
        return of(sample, decays, new double[0]);
    }

    /**
     * The weights of the ended tasks, and of those still running.
     *
     * @param sample  has at least one value
     * @param elapsed how long those have been running, ascending
     */
    public static Weights of(Recent sample, List<Decay> decays, double[] elapsed) {
        Weights made = new Weights(values(sample, elapsed), decays.size());
        for (int decay = 0; decay < made.totals.length; decay++) {
            made.weigh(decay, sample, decays.get(decay), elapsed);
        }
        return made;
    }

    private static double[] values(Recent sample, double[] elapsed) {
        int size = sample.size();
        double[] values = new double[size + 2 * elapsed.length];
        for (int place = 0; place < size; place++) {
            values[place] = sample.value(place);
        }
        for (double ran : elapsed) {
            if (ran >= values[size - 1]) {
                values[size++] = SOON * ran;
                values[size++] = LATE * ran;
            }
        }
        return Arrays.copyOf(values, size);
    }

    private void weigh(int decay, Recent sample, Decay by, double[] elapsed) {
        double[] weights = new double[values.length];
        int ended = sample.size();
        double one = elapsed.length == 0 ? 0
                : Math.min(1, MAX_RUNNING / elapsed.length) * Math.min(1, by.total(ended) / ENOUGH);
        int task = 0;
        double factor = 1;
        double[] left = elapsed.length == 0 ? weights : fromThere(sample, by);
        for (int place = 0; place < ended; place++) {
            while (task < elapsed.length && elapsed[task] < sample.value(place)) {
                task++;
                factor *= 1 + one / (left[place] + one * (elapsed.length - task));
            }
            weights[place] = factor * by.weight(sample.age(place));
        }
        while (task < elapsed.length) {
            addBeyond(weights, ended, elapsed[task++], factor * one);
        }
        double[] mass = masses[decay];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        totals[decay] = total;
        for (int place = 0; place < weights.length; place++) {
            mass[place + 1] = mass[place] + weights[place] / total;
        }
    }

    /** At each index, the total weight of the values from there on. */
    private static double[] fromThere(Recent sample, Decay by) {
        double[] from = new double[sample.size() + 1];
        for (int place = sample.size() - 1; place >= 0; place--) {
            from[place] = from[place + 1] + by.weight(sample.age(place));
        }
        return from;
    }

    private void addBeyond(double[] weights, int ended, double ran, double one) {
        int first = ended;
        while (values[first] <= ran) {
            first++;
        }
        double beyond = 0;
        for (int place = first; place < weights.length; place++) {
            beyond += weights[place];
        }
        if (beyond == 0) {
            weights[first] = one / 2;
            weights[first + 1] = one / 2;
        } else {
            for (int place = first; place < weights.length; place++) {
                weights[place] *= 1 + one / beyond;
            }
        }
    }

    public int size() {
        return values.length;
    }

    /** The value at this place in ascending order. */
    public double value(int place) {
        return values[place];
    }

    /** For a decay, at index n: the weight of the lowest n values, out of 1. Must not be changed. */
    public double[] masses(int decay) {
        return masses[decay];
    }

    /** For a decay: the effective number of values. */
    public double total(int decay) {
        return totals[decay];
    }
}
