package taskmgmt.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.ProcessTable;

/**
 * Measures a child process while it runs, and at its end.
 *
 * <p>Its figures come from two sources. The kernel's count of all processes that were waited for is exact, up to the end; it takes a
 * foreign call, which is linked while the child runs, and skipped for a child that ends before that. And {@code /proc} is sampled at
 * intervals that grow with the time and with the cost of a sample: so sampling rarely takes more than a twentieth of the time, and there is
 * at least one sample per second.
 */
final class ChildMeter {
    static final long FIRST_LOOK_NANOS = 2_000_000;

    private static final long MILLI = 1_000_000;
    /** Linking is not worth while for a child that ends earlier. */
    private static final long LINK_AFTER_NANOS = 60 * MILLI;
    /** How often a child is sampled while it is too small for the kernel's count to show its peak. */
    private static final long CLOSE_LOOK_NANOS = 20 * MILLI;
    private static final long CLOSE_LOOKS_FOR_NANOS = 10_000 * MILLI;
    private static final long MAX_LOOK_NANOS = 1_000 * MILLI;
    private static final int COST_SHARE = 20;
    private static final long COUNT_TOLERANCE_BYTES = 8 << 20;
    private static final int CLOSE_LOOKS_A_TREE = 10;
    private static final long TICK_MICROS = 1_000_000 / ProcessTable.TICKS_PER_SECOND;

    private final ChildProcess process;
    private final ProcessTable table;
    private final TreeSampler sampler;
    /**
     * The kernel never reports less than this as a child's peak, because the child starts as a copy of this process. The kernel has two
     * ways to count, which differ by some pages for each processor.
     */
    private final long floorBytes;
    private final ProcessTable.@Nullable Entry selfBefore;
    private final NativeCalls.@Nullable Rusage before;
    private final long startNanos;
    private int closeLooks;

    ChildMeter(ChildProcess process, ProcessTable table, long startNanos, Origin origin) {
        this.process = process;
        this.table = table;
        this.startNanos = startNanos;
        this.sampler = new TreeSampler(table, process.pid(), startNanos);
        this.selfBefore = origin.self;
        this.before = origin.usage;
        this.floorBytes = floorBytes();
    }

    /**
     * Before a child becomes the program it is a copy of this process, and the copy's size counts as its own: smaller values mean nothing.
     */
    private long floorBytes() {
        ProcessTable.Memory own = table.ownMemory();
        return own == null ? Long.MAX_VALUE : own.peakBytes() + COUNT_TOLERANCE_BYTES;
    }

    /** What this process knew before it started a child. */
    record Origin(ProcessTable.@Nullable Entry self, NativeCalls.@Nullable Rusage usage) {
        /** The usage of all children says nothing about one of several. */
        static final Origin AMONG_OTHERS = new Origin(null, null);

        /** Most processes have had no child before, which can be seen at almost no cost. */
        static Origin of(ProcessTable.@Nullable Entry self) {
            if (self != null && self.waitedTicks() == 0 && NativeCalls.ifLinked() == null) {
                return new Origin(self, NativeCalls.Rusage.NONE);
            }
            NativeCalls calls = NativeCalls.linked();
            return new Origin(self, calls == null ? NativeCalls.Rusage.NONE : calls.ofChildren());
        }
    }

    /** The process and its living descendants. */
    List<ProcessTable.Entry> tree() {
        return sampler.tree();
    }

    /** Returns the time until the next sample. */
    long look(long sinceStart, long wait) {
        long begin = System.nanoTime();
        if (sinceStart < LINK_AFTER_NANOS) {
            sampler.lookAtRoot(begin);
            return wait * 2;
        }
        NativeCalls.linked();
        boolean close = sampler.largestBytes() <= floorBytes && sinceStart < CLOSE_LOOKS_FOR_NANOS;
        if (close && sinceStart > 2 * LINK_AFTER_NANOS && ++closeLooks % CLOSE_LOOKS_A_TREE != 0) {
            sampler.lookAtRoot(begin);
            return CLOSE_LOOK_NANOS;
        }
        sampler.look(begin);
        long cost = System.nanoTime() - begin;
        return close ? CLOSE_LOOK_NANOS : Math.min(MAX_LOOK_NANOS, Math.max(wait * 2, cost * COST_SHARE));
    }

    /** The figures while it runs. */
    ChildFigures soFar() {
        long wall = System.nanoTime() - startNanos;
        return new ChildFigures(wall, sampler.hasSeen() ? sampler.micros() : null, null, seen(sampler.peakBytes()),
                seen(sampler.largestBytes()), sampler.averageBytes(System.nanoTime()), sampler.readBytes(), sampler.writtenBytes(),
                sampler.hasSeen() ? sampler.processes() : null, sampler.hasSeen() ? sampler.threads() : null, sampler.network(), ChildFigures.SAMPLED);
    }

    private @Nullable Long seen(long bytes) {
        return sampler.hasSeen() ? bytes : null;
    }

    /** The final figures. */
    ChildFigures atEnd(long wall) {
        NativeCalls.Rusage own = process.usage();
        if (own != null) {
            return exactFigures(wall, NativeCalls.Rusage.NONE, own);
        }
        NativeCalls.Rusage known = before;
        if (known == null) {
            sampler.look(System.nanoTime());
            return soFar();
        }
        NativeCalls linked = NativeCalls.ifLinked();
        return linked == null ? sampledFigures(wall) : exactFigures(wall, known, linked.ofChildren());
    }

    private ChildFigures exactFigures(long wall, NativeCalls.Rusage before, NativeCalls.Rusage after) {
        boolean more = after.maxResidentBytes() > Math.max(floorBytes, before.maxResidentBytes());
        boolean shown = more && after.maxResidentBytes() > floorBytes(); // which has grown where something else was started meanwhile
        Long largest = shown ? Long.valueOf(Math.max(after.maxResidentBytes(), sampler.largestBytes())) : seen(sampler.largestBytes());
        Long peak = shown ? Long.valueOf(Math.max(after.maxResidentBytes(), sampler.peakBytes())) : seen(sampler.peakBytes());
        return new ChildFigures(wall, after.userMicros() - before.userMicros(), after.systemMicros() - before.systemMicros(), peak,
                largest, sampler.averageBytes(System.nanoTime()), atLeast(after.readBytes() - before.readBytes(), sampler.readBytes()),
                atLeast(after.writtenBytes() - before.writtenBytes(), sampler.writtenBytes()),
                sampler.hasSeen() ? sampler.processes() : null, sampler.hasSeen() ? sampler.threads() : null, sampler.network(),
                sampler.hasSeen() ? ChildFigures.EXACT + "+" + ChildFigures.SAMPLED : ChildFigures.EXACT);
    }

    /** Descendants that were never waited for are only in the samples. */
    private static Long atLeast(long exact, @Nullable Long seen) {
        return seen == null ? Long.valueOf(exact) : Long.valueOf(Math.max(exact, seen));
    }

    private ChildFigures sampledFigures(long wall) {
        ProcessTable.Entry after = table.self();
        Long user = after == null ? null
                : Long.valueOf((after.waitedUserTicks() - (selfBefore == null ? 0 : selfBefore.waitedUserTicks())) * TICK_MICROS);
        Long system = after == null ? null
                : Long.valueOf((after.waitedSystemTicks() - (selfBefore == null ? 0 : selfBefore.waitedSystemTicks())) * TICK_MICROS);
        return new ChildFigures(wall, user, system, seen(sampler.peakBytes()), seen(sampler.largestBytes()), sampler.averageBytes(System.nanoTime()),
                sampler.readBytes(), sampler.writtenBytes(), sampler.hasSeen() ? sampler.processes() : null,
                sampler.hasSeen() ? sampler.threads() : null, sampler.network(), ChildFigures.SAMPLED);
    }
}
