package taskmgmt.forecast;

import java.util.Arrays;

/**
 * The last values of something in ascending order, each with its age. Adding one moves some memory, and a quantile is a
 * walk: nothing is sorted anew. Not thread-safe.
 */
final class Recent {
    private static final int FIRST_CAPACITY = 8;

    private final int most;
    private double[] values = new double[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private int size;
    private long added;

    /** @param most how many are kept */
    Recent(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The value at this place in ascending order. */
    double value(int place) {
        return values[place];
    }

    /** How many came after the value at this place. */
    int age(int place) {
        return (int) (added - 1 - numbers[place]);
    }

    void add(double value) {
        if (size == most) {
            forgetOldest();
        } else if (size == values.length) {
            int larger = Math.min(most, 2 * size);
            values = Arrays.copyOf(values, larger);
            numbers = Arrays.copyOf(numbers, larger);
        }
        int found = Arrays.binarySearch(values, 0, size, value);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(values, place, values, place + 1, size - place);
        System.arraycopy(numbers, place, numbers, place + 1, size - place);
        values[place] = value;
        numbers[place] = added++;
        size++;
    }

    private void forgetOldest() {
        long oldest = added - size;
        int place = 0;
        while (numbers[place] != oldest) {
            place++;
        }
        size--;
        System.arraycopy(values, place + 1, values, place, size - place);
        System.arraycopy(numbers, place + 1, numbers, place, size - place);
    }
}
