package taskmgmt.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.WorkFigures;
import taskmgmt.machine.ProcessTable;
import taskmgmt.run.ChildFigures;
import taskmgmt.run.task.FigureRecord;

/**
 * What this process has used since the meter was created: processor time of its own and of the children that it has waited for,
 * memory, and bytes read from and written to disks. Everything that the process does in that time counts, on whichever thread.
 * Figures that the system does not report are left out.
 *
 * <p>Memory is sampled at each reading; a peak between two readings counts only if it is the highest of the process so far, which
 * the kernel keeps.
 */
final class UsageMeter {
    private static final long TICK_MICROS = 1_000_000 / ProcessTable.TICKS_PER_SECOND;
    private static final String SOURCE = "process";
    private static final int MEGABYTE_DIGITS = 3;

    private final ProcessTable table;
    private final long startNanos;
    private final ProcessTable.@Nullable Entry start;
    private final ProcessTable.@Nullable DiskIo startIo;
    private final long highestBefore;
    private long seenPeak;

    UsageMeter(ProcessTable table) {
        this.table = table;
        this.startNanos = System.nanoTime();
        this.start = table.self();
        this.startIo = table.io(pid());
        ProcessTable.Memory memory = table.ownMemory();
        this.highestBefore = memory == null ? 0 : memory.peakBytes();
        this.seenPeak = memory == null ? 0 : memory.residentBytes();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    /** The figures up to now, with the model metrics. */
    synchronized WorkFigures soFar(Map<String, @Nullable Object> metrics) {
        ProcessTable.Entry now = table.self();
        ProcessTable.DiskIo io = table.io(pid());
        ProcessTable.Memory memory = table.ownMemory();
        if (memory != null) {
            seenPeak = Math.max(seenPeak, memory.peakBytes() > highestBefore ? memory.peakBytes() : memory.residentBytes());
        }
        ChildFigures figures = new ChildFigures(System.nanoTime() - startNanos,
                between(start, now, true), between(start, now, false), seenPeak == 0 ? null : seenPeak, null, null,
                startIo == null || io == null ? null : io.readBytes() - startIo.readBytes(),
                startIo == null || io == null ? null : io.writtenBytes() - startIo.writtenBytes(),
                null, memory == null ? null : memory.threads(), SOURCE);
        return withCurrent(FigureRecord.of(figures, metrics), memory);
    }

    private static @Nullable Long between(ProcessTable.@Nullable Entry from, ProcessTable.@Nullable Entry to, boolean user) {
        if (from == null || to == null) {
            return null;
        }
        long ticks = user ? to.userTicks() + to.waitedUserTicks() - from.userTicks() - from.waitedUserTicks()
                : to.systemTicks() + to.waitedSystemTicks() - from.systemTicks() - from.waitedSystemTicks();
        return ticks * TICK_MICROS;
    }

    private static WorkFigures withCurrent(WorkFigures figures, ProcessTable.@Nullable Memory memory) {
        if (memory == null) {
            return figures;
        }
        Map<String, @Nullable Object> usage = new LinkedHashMap<>(figures.resourceUsage() == null ? Map.of() : figures.resourceUsage());
        usage.put("memory_current_mb", taskmgmt.number.Decimal.valueOf((memory.residentBytes() + 500) / 1_000, MEGABYTE_DIGITS).plain());
        return new WorkFigures(usage, figures.mlMetrics());
    }
}
