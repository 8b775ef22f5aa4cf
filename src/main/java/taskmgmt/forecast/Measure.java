package taskmgmt.forecast;

import java.util.Locale;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.stats.Resource;
import taskmgmt.task.TaskRun;

/** What of a task is forecast. Amounts are millionths of the unit, so that a duration is in microseconds. */
public enum Measure {
    /** From the first start to the end. */
    DURATION("seconds"),
    /** Processor time. */
    CPU("seconds"),
    /** The peak of the memory; the average where only that is known. */
    MEMORY("mb"),
    /** By how much storage grew; where it shrank, by nothing. */
    STORAGE("mb");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** The word on the command line and in every output. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code seconds} or {@code mb}, as keys end. */
    public String unit() {
        return unit;
    }

    /** How much of it a run that ended took; {@link TaskRun#UNKNOWN} where nobody said. */
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

    /** What forecasts it. */
    Predictor predictor(Levels levels, Tuning tuning) {
        return this == DURATION ? new Predictor(levels, tuning) : Predictor.ofAmounts(levels, tuning);
    }

    /** @throws IllegalArgumentException where there is none of that name */
    public static Measure parse(String text) {
        for (Measure each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of duration, cpu, memory and storage");
    }
}
