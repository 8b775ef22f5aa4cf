package taskmgmt.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.ProcessTable;

/**
 * A child process from its start to its end. One thread watches it with {@link #await}; another one may send it signals.
 *
 * <p>Its figures come from two sources. What the kernel has counted of everything that was waited for is exact, up to the end; it is
 * asked with a foreign call, which is linked while the child runs and left out for one that ends before. And {@code /proc} is looked
 * at now and then, at growing intervals, as dear looks are rarer: so a look at all processes rarely takes more than a twentieth of the time, and there is one a second at least.
 */
public final class Child {
    private static final long MILLI = 1_000_000;
    /** A child that ends earlier is not worth linking for. */
    private static final long LINK_AFTER_NANOS = 60 * MILLI;
    private static final long FIRST_LOOK_NANOS = 2 * MILLI;
    /** While a child is so small that the kernel's count does not show its peak, it is looked at that often. */
    private static final long CLOSE_LOOK_NANOS = 20 * MILLI;
    private static final long CLOSE_LOOKS_FOR_NANOS = 10_000 * MILLI;
    private static final long MAX_LOOK_NANOS = 1_000 * MILLI;
    private static final int COST_SHARE = 20;
    private static final int CLOSE_LOOKS_A_TREE = 10;
    private static final int MAX_KILLS = 50;
    private static final long TICK_MICROS = 1_000_000 / ProcessTable.TICKS_PER_SECOND;

    private final Process process;
    private final ChildOutput output;
    private final ProcessTable table;
    private final TreeSampler sampler;
    private final long startNanos;
    /** The kernel counts no less than this for a child's peak: it begins as a copy of this process. */
    private final long floorBytes;
    private final ProcessTable.@Nullable Entry selfBefore;
    private final NativeCalls.Rusage before;
    private int closeLooks;

    private Child(Process process, ChildOutput output, ProcessTable table, long startNanos, Origin origin) {
        this.process = process;
        this.output = output;
        this.table = table;
        this.startNanos = startNanos;
        this.sampler = new TreeSampler(table, process.pid(), startNanos);
        this.selfBefore = origin.self;
        this.before = origin.usage;
        ProcessTable.Memory own = table.ownMemory();
        this.floorBytes = own == null ? Long.MAX_VALUE : own.peakBytes();
    }

    /** What this process knew before it started a child. */
    private record Origin(ProcessTable.@Nullable Entry self, NativeCalls.Rusage usage) {
        /** Most processes have had no child before, which is seen for next to nothing. */
        static Origin of(ProcessTable.@Nullable Entry self) {
            if (self != null && self.waitedTicks() == 0 && NativeCalls.ifLinked() == null) {
                return new Origin(self, NativeCalls.Rusage.NONE);
            }
            NativeCalls calls = NativeCalls.linked();
            return new Origin(self, calls == null ? NativeCalls.Rusage.NONE : calls.ofChildren());
        }
    }

    /** Who is told while a child runs. */
    public interface Watcher {
        /** How long from now on nothing needs to be told; null for ever. */
        @Nullable Duration pause();

        /** The pause is over. */
        void look(ChildFigures soFar);
    }

    /**
     * For how long a child may run.
     *
     * @param limit null for ever
     * @param grace how long it may take to end when it is told to, before it and all its descendants are killed
     */
    public record TimeLimit(@Nullable Duration limit, Duration grace) {}

    /**
     * How a child ended.
     *
     * @param timedOut whether it was ended because its time was over
     * @param outTail  the last of what it wrote to standard output, or to both; null where that is not known
     * @param errTail  the same of standard error
     */
    public record Ended(ExitStatus status, boolean timedOut, ChildFigures figures, @Nullable String outTail, @Nullable String errTail) {}

    /**
     * Starts it.
     *
     * @param listener hears everything that it writes
     * @param tail     whether the last of that is wanted
     * @throws IOException where there is no such program, or it cannot be run
     */
    public static Child start(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
        ProcessTable table = new ProcessTable();
        ChildOutput output = new ChildOutput(streams, listener, tail);
        ProcessBuilder builder = command.builder();
        output.connect(builder);
        Origin origin = Origin.of(table.self());
        long start = System.nanoTime();
        Process process = builder.start();
        output.begin(process);
        return new Child(process, output, table, start, origin);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for its end, and measures meanwhile. */
    public Ended await(TimeLimit time, Watcher watcher) throws InterruptedException {
        long end = nanosAfter(startNanos, time.limit());
        long wait = FIRST_LOOK_NANOS;
        long nextTold = nanosAfter(startNanos, watcher.pause());
        boolean timedOut = false;
        while (!process.waitFor(Math.max(1, untilNext(wait, end, nextTold)), TimeUnit.NANOSECONDS)) {
            long now = System.nanoTime();
            if (now - end >= 0) {
                timedOut = true;
                endTree(time.grace());
                break;
            }
            wait = look(now - startNanos, wait);
            if (now - nextTold >= 0) {
                watcher.look(figuresSoFar());
                nextTold = nanosAfter(System.nanoTime(), watcher.pause());
            }
        }
        int code = process.waitFor();
        long wall = System.nanoTime() - startNanos;
        output.finish();
        return new Ended(new ExitStatus(code), timedOut, figures(wall), output.outTail(), output.errTail());
    }

    /** {@link Long#MAX_VALUE} / 2 from now is never. */
    private static long nanosAfter(long nanos, @Nullable Duration time) {
        return nanos + (time == null || time.toSeconds() >= Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : time.toNanos());
    }

    private static long untilNext(long wait, long end, long nextTold) {
        long now = System.nanoTime();
        return Math.min(wait, Math.min(end - now, nextTold - now));
    }

    /** Returns how long it is to the next look. */
    private long look(long sinceStart, long wait) {
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

    /** Sends it a signal, by its name without SIG. Nothing happens where it has ended. */
    public void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        if (name.equals("TERM")) {
            process.toHandle().destroy(); // not the process itself, which would close its streams too
            return;
        }
        NativeCalls linked = NativeCalls.linked();
        if (linked != null) {
            linked.kill(process.pid(), ExitStatus.number(name));
        }
    }

    /** Tells the whole tree to end; what is there when the grace is over is killed. */
    private void endTree(Duration grace) throws InterruptedException {
        kill(process.pid(), false); // first, so that it hears of this before it hears that a descendant has ended
        for (ProcessTable.Entry each : sampler.tree()) {
            if (each.pid() != process.pid()) {
                kill(each.pid(), false);
            }
        }
        long end = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() - end < 0 && !sampler.tree().isEmpty()) {
            process.waitFor(CLOSE_LOOK_NANOS, TimeUnit.NANOSECONDS);
            if (!process.isAlive()) {
                Thread.sleep(CLOSE_LOOK_NANOS / MILLI); // its descendants have the rest of the time
            }
        }
        List<ProcessTable.Entry> left = sampler.tree();
        for (int i = 0; i < MAX_KILLS && !left.isEmpty(); i++) {
            for (ProcessTable.Entry each : left) {
                kill(each.pid(), true);
            }
            process.waitFor(CLOSE_LOOK_NANOS, TimeUnit.NANOSECONDS);
            left = sampler.tree(); // one may have started another meanwhile
        }
    }

    private void kill(long pid, boolean forcibly) {
        NativeCalls linked = NativeCalls.linked();
        if (linked == null) {
            ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
            if (handle != null && (forcibly ? handle.destroyForcibly() : handle.destroy())) {
                return;
            }
        } else {
            linked.kill(pid, ExitStatus.number(forcibly ? "KILL" : "TERM"));
            linked.kill(pid, ExitStatus.number("CONT")); // one that was stopped does not hear of anything else
        }
    }

    private ChildFigures figuresSoFar() {
        long wall = System.nanoTime() - startNanos;
        return new ChildFigures(wall, sampler.hasSeen() ? sampler.micros() : null, null, seen(sampler.peakBytes()),
                seen(sampler.largestBytes()), sampler.averageBytes(System.nanoTime()), sampler.readBytes(), sampler.writtenBytes(),
                sampler.hasSeen() ? sampler.processes() : null, sampler.hasSeen() ? sampler.threads() : null, ChildFigures.SAMPLED);
    }

    private @Nullable Long seen(long bytes) {
        return sampler.hasSeen() ? bytes : null;
    }

    private ChildFigures figures(long wall) {
        NativeCalls linked = NativeCalls.ifLinked();
        return linked == null ? sampledFigures(wall) : exactFigures(wall, linked.ofChildren());
    }

    private ChildFigures exactFigures(long wall, NativeCalls.Rusage after) {
        boolean shown = after.maxResidentBytes() > Math.max(floorBytes, before.maxResidentBytes());
        Long largest = shown ? Long.valueOf(Math.max(after.maxResidentBytes(), sampler.largestBytes())) : seen(sampler.largestBytes());
        Long peak = shown ? Long.valueOf(Math.max(after.maxResidentBytes(), sampler.peakBytes())) : seen(sampler.peakBytes());
        return new ChildFigures(wall, after.userMicros() - before.userMicros(), after.systemMicros() - before.systemMicros(), peak,
                largest, sampler.averageBytes(System.nanoTime()), atLeast(after.readBytes() - before.readBytes(), sampler.readBytes()),
                atLeast(after.writtenBytes() - before.writtenBytes(), sampler.writtenBytes()),
                sampler.hasSeen() ? sampler.processes() : null, sampler.hasSeen() ? sampler.threads() : null,
                sampler.hasSeen() ? ChildFigures.EXACT + "+" + ChildFigures.SAMPLED : ChildFigures.EXACT);
    }

    /** Descendants that nobody has waited for are only in what was seen of them. */
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
                sampler.hasSeen() ? sampler.threads() : null, ChildFigures.SAMPLED);
    }
}
