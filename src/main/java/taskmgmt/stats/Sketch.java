package taskmgmt.stats;

import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.store.Bin;
import com.datadoghq.sketch.ddsketch.store.Store;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.util.Iterator;

/**
 * Whole numbers counted in bins whose bounds grow by the same factor, so that a quantile is within 1% of the number at its
 * rank: C. Masson, J. E. Rim, H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error
 * guarantees", PVLDB 12(12), 2019.
 *
 * <p>Stores and mapping come from the library; the ranks are computed here, because the library's quantiles do not use the nearest
 * rank. The stores never merge bins, and need not: all 64-bit numbers fall into a few thousand. The mapping finds a bin using only
 * additions and multiplications, so every machine finds the same one. Not thread-safe.
 */
final class Sketch {
    private static final IndexMapping MAPPING = new CubicallyInterpolatedMapping(0.01);
    private static final int MAX_INDEX = MAPPING.index(0x1p63);
    private static final int MIN_INDEX = MAPPING.index(1);

    private final Store negative = new UnboundedSizeDenseStore();
    private final Store positive = new UnboundedSizeDenseStore();
    private long zeros;

    void add(long value) {
        if (value > 0) {
            positive.add(MAPPING.index((double) value));
        } else if (value < 0) {
            negative.add(MAPPING.index(-(double) value));
        } else {
            zeros++;
        }
    }

    void add(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            add(values[i]);
        }
    }

    void add(Sketch other) {
        negative.mergeWith(other.negative);
        positive.mergeWith(other.positive);
        zeros += other.zeros;
    }

    /** @param rank from 1, for the smallest number, to the count of numbers */
    double valueAtRank(long rank) {
        double left = rank;
        for (Iterator<Bin> bins = negative.getDescendingIterator(); bins.hasNext();) {
            Bin bin = bins.next();
            left -= bin.getCount();
            if (left <= 0) {
                return -MAPPING.value(bin.getIndex());
            }
        }
        left -= zeros;
        if (left <= 0) {
            return 0;
        }
        for (Iterator<Bin> bins = positive.getAscendingIterator(); bins.hasNext();) {
            Bin bin = bins.next();
            left -= bin.getCount();
            if (left <= 0) {
                return MAPPING.value(bin.getIndex());
            }
        }
        throw new IllegalStateException("fewer numbers than " + rank);
    }

    void write(StateWriter state) {
        state.number(zeros);
        write(negative, state);
        write(positive, state);
    }

    static Sketch read(StateReader state) {
        Sketch sketch = new Sketch();
        sketch.zeros = state.number();
        read(sketch.negative, state);
        read(sketch.positive, state);
        return sketch;
    }

    private static void write(Store store, StateWriter state) {
        state.number(store.getStream().count());
        store.getAscendingStream().forEach(bin -> {
            state.number(bin.getIndex());
            state.number((long) bin.getCount());
        });
    }

    private static void read(Store store, StateReader state) {
        for (int left = state.count(); left > 0; left--) {
            long index = state.number();
            if (index < MIN_INDEX || index > MAX_INDEX) {
                throw new IllegalStateException("no number of 64 bits is in bin " + index);
            }
            store.add((int) index, state.number());
        }
    }
}
