package taskmgmt.run.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.WorkFigures;
import taskmgmt.number.Decimal;
import taskmgmt.run.ChildFigures;
import taskmgmt.task.Fact;
import taskmgmt.task.TaskField;

/**
 * The figures of a process in the form of records: in seconds, and in megabytes of a million bytes. Unknown figures are left out.
 */
public final class FigureRecord {
    private static final int MICRO_DIGITS = 6;
    private static final int MEGABYTE_DIGITS = 3;
    private static final long BYTES_PER_UNIT = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private FigureRecord() {}

    /** The same with metrics of a model; null for none. */
    public static WorkFigures of(ChildFigures figures, @Nullable Map<String, @Nullable Object> mlMetrics) {
        return of(figures, null, mlMetrics);
    }

    /** The same with the growth of stored data; null if it was not measured. */
    static WorkFigures of(ChildFigures figures, @Nullable Long grownBytes, @Nullable Map<String, @Nullable Object> mlMetrics) {
        Map<String, @Nullable Object> usage = new LinkedHashMap<>();
        putSeconds(usage, "wall_seconds", figures.wallNanos() / NANOS_PER_MICRO);
        putSeconds(usage, TaskField.CPU_SECONDS.text(), sum(figures.userMicros(), figures.systemMicros()));
        if (figures.systemMicros() != null) {
            putSeconds(usage, "cpu_user_seconds", figures.userMicros());
            putSeconds(usage, "cpu_system_seconds", figures.systemMicros());
        }
        putMegabytes(usage, TaskField.MEMORY_PEAK_MB.text(), figures.peakBytes());
        putMegabytes(usage, "memory_largest_mb", figures.largestBytes());
        putMegabytes(usage, TaskField.MEMORY_AVG_MB.text(), figures.averageBytes());
        putMegabytes(usage, TaskField.DISK_READ_MB.text(), figures.readBytes());
        putMegabytes(usage, TaskField.DISK_WRITE_MB.text(), figures.writtenBytes());
        ChildFigures.Network network = figures.network();
        putMegabytes(usage, TaskField.NETWORK_TX_MB.text(), network == null ? null : network.sentBytes());
        putMegabytes(usage, TaskField.NETWORK_RX_MB.text(), network == null ? null : network.receivedBytes());
        putMegabytes(usage, TaskField.STORAGE_DELTA_MB.text(), grownBytes);
        putCount(usage, "processes", figures.processes());
        putCount(usage, "threads", figures.threads());
        usage.put(Fact.USED_SOURCE.text(), Fact.Word.MEASURED.text());
        usage.put("measured_by", figures.source());
        return new WorkFigures(usage, mlMetrics == null || mlMetrics.isEmpty() ? null : mlMetrics);
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }

    private static void putSeconds(Map<String, @Nullable Object> usage, String key, @Nullable Long micros) {
        if (micros != null) {
            usage.put(key, Decimal.valueOf(micros, MICRO_DIGITS).plain());
        }
    }

    private static void putMegabytes(Map<String, @Nullable Object> usage, String key, @Nullable Long bytes) {
        if (bytes != null) {
            usage.put(key, Decimal.valueOf(Math.floorDiv(bytes + BYTES_PER_UNIT / 2, BYTES_PER_UNIT), MEGABYTE_DIGITS).plain());
        }
    }

    private static void putCount(Map<String, @Nullable Object> usage, String key, @Nullable Integer count) {
        if (count != null) {
            usage.put(key, count.longValue());
        }
    }
}
