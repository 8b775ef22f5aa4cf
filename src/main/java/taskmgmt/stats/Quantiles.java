package taskmgmt.stats;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.store.Bin;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of whole numbers that are not negative, in bounded memory: exact for up to {@value #MOST_EXACT} of them, and
 * to half a percent of the value beyond. The order of adding does not matter. Not thread-safe.
 *
 * <p>C. Masson, J. E. Rim, H. K. Lee, DDSketch: a fast and fully-mergeable quantile sketch with relative-error
 * guarantees, PVLDB 12(12), 2019.
 */
public final class Quantiles {
    static final int MOST_EXACT = 4096;
    private static final double RELATIVE_ACCURACY = 0.005;
    private static final int FIRST_CAPACITY = 8;

    private long[] values = new long[FIRST_CAPACITY];
    private int length;
    private @Nullable DDSketch sketch;

    public void add(long value) {
        DDSketch beyond = sketch;
        if (beyond == null && length == MOST_EXACT) {
            beyond = beyondExact();
        }
        if (beyond != null) {
            beyond.accept((double) value);
            return;
        }
        if (length == values.length) {
            values = Arrays.copyOf(values, 2 * length);
        }
        values[length++] = value;
    }

    /** Takes in all that the other one has, which stays as it is. */
    public void add(Quantiles other) {
        for (int i = 0; i < other.length; i++) {
            add(other.values[i]);
        }
        if (other.sketch != null) {
            beyondExact().mergeWith(other.sketch);
        }
    }

    public long count() {
        return sketch == null ? length : Math.round(sketch.getCount());
    }

    /** The value at this share, 0 to 1, by nearest rank; NaN where there is none. */
    public double at(double share) {
        if (sketch != null) {
            return sketch.getValueAtQuantile(share);
        }
        if (length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, length);
        return values[Math.max(0, (int) Math.ceil(share * length) - 1)];
    }

    public void write(StateWriter state) {
        state.number(length);
        for (int i = 0; i < length; i++) {
            state.number(values[i]);
        }
        state.number(sketch == null ? 0 : 1);
        if (sketch != null) {
            writeBins(sketch, state);
        }
    }

    public static Quantiles read(StateReader state) {
        Quantiles quantiles = new Quantiles();
        for (int left = state.count(); left > 0; left--) {
            quantiles.add(state.number());
        }
        if (state.number() != 0) {
            readBins(quantiles.beyondExact(), state);
        }
        return quantiles;
    }

    /** From now on only the sketch. */
    private DDSketch beyondExact() {
        DDSketch beyond = sketch;
        if (beyond == null) {
            beyond = DDSketches.unboundedDense(RELATIVE_ACCURACY);
            for (int i = 0; i < length; i++) {
                beyond.accept((double) values[i]);
            }
            length = 0;
            values = new long[0];
            sketch = beyond;
        }
        return beyond;
    }

    private static void writeBins(DDSketch sketch, StateWriter state) {
        double positive = sketch.getPositiveValueStore().getTotalCount();
        state.number(Math.round(sketch.getCount() - positive));
        int bins = 0;
        for (Iterator<Bin> all = sketch.getPositiveValueStore().getAscendingIterator(); all.hasNext(); all.next()) {
            bins++;
        }
        state.number(bins);
        for (Iterator<Bin> all = sketch.getPositiveValueStore().getAscendingIterator(); all.hasNext();) {
            Bin bin = all.next();
            state.number(bin.getIndex());
            state.number(Math.round(bin.getCount()));
        }
    }

    private static void readBins(DDSketch sketch, StateReader state) {
        long zeros = state.number();
        if (zeros > 0) {
            sketch.accept(0, (double) zeros);
        }
        for (int left = state.count(); left > 0; left--) {
            sketch.getPositiveValueStore().add((int) state.number(), (double) state.number());
        }
    }
}
