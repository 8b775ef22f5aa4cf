package taskmgmt.imports.task;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When jobs that are numbered from 1 first began: 8 bytes a number, for up to 2<sup>26</sup> of them. For a job with a higher
 * number, every run counts as its first. Not thread-safe.
 */
final class FirstStarts {
    private static final int MAX_NUMBER = 1 << 26;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private long[] micros = new long[0];
    private int[] commands = new int[0];

    /** The first start of the job, which is this one if none is known, or only that of another command. */
    Instant of(String number, String command, Instant start) {
        Integer index = index(number);
        if (index == null) {
            return start;
        }
        if (index >= micros.length) {
            int before = micros.length;
            micros = Arrays.copyOf(micros, Math.max(1024, Math.max(index + 1, before + before / 2)));
            Arrays.fill(micros, before, micros.length, UNKNOWN);
            commands = Arrays.copyOf(commands, micros.length);
        }
        if (micros[index] == UNKNOWN || commands[index] != command.hashCode()) {
            commands[index] = command.hashCode();
            micros[index] = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        }
        return Instant.EPOCH.plus(micros[index], ChronoUnit.MICROS);
    }

    private static @Nullable Integer index(String number) {
        try {
            int index = Integer.parseInt(number);
            return index < 0 || index > MAX_NUMBER ? null : index;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
