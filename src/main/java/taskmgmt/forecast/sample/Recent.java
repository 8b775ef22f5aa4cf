package taskmgmt.forecast.sample;

import java.util.Arrays;

/**
 * The last values of something in ascending order, each with its age. Adding one moves some memory, and a quantile is a
 * binary search: nothing is sorted again. Not thread-safe.
 */
public final class Recent {
    private static final int FIRST_CAPACITY = 8;

    private final int most;
    private double[] values = new double[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private int size;
    private long added;

    /** @param most how many are kept */
    public Recent(int most) {
        this.most = most;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many values were ever added. */
    public long added() {
        return added;
    }

    /** The value at this index in ascending order. */
    public double value(int place) {
        return values[place];
    }

    public double greatest() {
        return values[size - 1];
    }

    /** How many values came after the one at this index. */
    public int age(int place) {
        return (int) (added - 1 - numbers[place]);
    }

    /** How many values are no greater than this one. */
    public int countUpTo(double value) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The smallest value that at least this fraction of the values does not exceed; there must be a value. */
    public double quantile(double share) {
        return values[Math.clamp((int) Math.ceil(share * size) - 1L, 0, size - 1)];
    }

    public void add(double value) {
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
