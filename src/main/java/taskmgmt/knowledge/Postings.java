package taskmgmt.knowledge;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/** The entries that contain a word, and how often. An entry may occur more than once: its counts add up. Not thread-safe. */
final class Postings {
    private int[] entries = new int[2];
    private int[] counts = new int[2];
    private int size;

    void add(int entry) {
        if (size > 0 && entries[size - 1] == entry) {
            counts[size - 1]++;
            return;
        }
        add(entry, 1);
    }

    private void add(int entry, int count) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        entries[size] = entry;
        counts[size++] = count;
    }

    int size() {
        return size;
    }

    int entry(int place) {
        return entries[place];
    }

    int count(int place) {
        return counts[place];
    }

    /** The remaining entries, by their new numbers. */
    Postings renumbered(IntUnaryOperator number) {
        Postings other = new Postings();
        for (int place = 0; place < size; place++) {
            int entry = number.applyAsInt(entries[place]);
            if (entry >= 0) {
                other.add(entry, counts[place]);
            }
        }
        return other;
    }

    void write(StateWriter state) {
        state.number(size);
        for (int place = 0; place < size; place++) {
            state.number(entries[place]);
            state.number(counts[place]);
        }
    }

    static Postings read(StateReader state, int entries) {
        Postings postings = new Postings();
        for (int left = state.count(); left > 0; left--) {
            long entry = state.number();
            if (entry < 0 || entry >= entries) {
                throw new IllegalStateException("a word is in no entry");
            }
            postings.add((int) entry, (int) state.number());
        }
        return postings;
    }
}
