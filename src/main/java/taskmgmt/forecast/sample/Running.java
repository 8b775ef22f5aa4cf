package taskmgmt.forecast.sample;

import java.util.Arrays;

/**
 * The start times of the tasks of a sample that are still running, among the last {@value #MEMORY} that started: a task whose end is never
 * recorded is forgotten as others start. Not thread-safe.
 */
public final class Running {
    private static final int MEMORY = 100;
    private static final double[] NONE = {};
    private static final long[] NO_TASKS = {};
    private static final int FIRST_CAPACITY = 4;

    private long[] starts = NO_TASKS;
    private long[] numbers = NO_TASKS;
    private int size;
    private long started;

    /**
     * Notes that a task starts. If its time is before that of the previous one, it counts as starting with that.
     *
     * @return its number
     */
    public long start(long atMicros) {
        long number = started++;
        forget(number - MEMORY);
        if (size == starts.length) {
            int capacity = Math.max(FIRST_CAPACITY, Math.min(MEMORY, 2 * size));
            starts = Arrays.copyOf(starts, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
        }
        starts[size] = size == 0 ? atMicros : Math.max(atMicros, starts[size - 1]);
        numbers[size++] = number;
        return number;
    }

    private void forget(long last) {
        int count = 0;
        while (count < size && numbers[count] <= last) {
            count++;
        }
        remove(0, count);
    }

    /** Notes that the task with this number is no longer running. */
    public void end(long number) {
        int place = Arrays.binarySearch(numbers, 0, size, number);
        if (place >= 0) {
            remove(place, 1);
        }
    }

    private void remove(int from, int count) {
        size -= count;
        System.arraycopy(starts, from + count, starts, from, size - from);
        System.arraycopy(numbers, from + count, numbers, from, size - from);
    }

    /**
     * How long they have been running by now, ascending.
     *
     * @param most tasks that have been running longer are left out
     */
    public double[] elapsed(long nowMicros, double most) {
        if (size == 0) {
            return NONE;
        }
        double[] elapsed = new double[size];
        int count = 0;
        for (int place = size - 1; place >= 0; place--) {
            double ran = (double) nowMicros - (double) starts[place];
            if (ran > 0 && ran <= most) {
                elapsed[count++] = ran;
            }
        }
        return Arrays.copyOf(elapsed, count);
    }
}
