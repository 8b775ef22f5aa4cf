package taskmgmt.forecast;

import java.util.Locale;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.stats.Resource;
import taskmgmt.task.TaskRun;

/**
 * The quantity of a task that is forecast. Amounts are in millionths of the unit, so that a duration is in
 * microseconds.
 */
public enum Measure {
    /** From the first start to the end. */
    DURATION("seconds"),
    /** Processor time. */
    CPU("seconds"),
    /** The peak memory, or the average if only that is known. */
    MEMORY("mb"),
    /** The growth of storage; 0 if it shrank. */
    STORAGE("mb");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** The word on the command line and in every output. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code seconds} or {@code mb}, as at the end of keys. */
    public String unit() {
        return unit;
    }

    /** How much of it an ended run took; {@link TaskRun#UNKNOWN} if not reported. */
    long of(TaskRun run) {
        return switch (this) {
            case DURATION -> run.durationMicros();
            case CPU -> amount(run.figures().cpuSeconds());
            case MEMORY -> amount(run.figures().memoryMb());
            case STORAGE -> amount(run.figures().storageDeltaMb());
        };
    }

    private static long amount(double value) {
        return Double.isNaN(value) ? TaskRun.UNKNOWN : Math.max(0, Resource.millionths(value));
    }

    /** The predictor for this quantity. */
    Predictor predictor(Levels levels, Tuning tuning) {
        return this == DURATION ? new Predictor(levels, tuning) : Predictor.ofAmounts(levels, tuning);
    }

    /** @throws IllegalArgumentException if there is none with this name */
    public static Measure parse(String text) {
        for (Measure each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of duration, cpu, memory and storage");
    }
}
