package taskmgmt.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.ProcessTable;

/**
 * A child process from its start to its end. One thread watches it with {@link #await}; another one may send it signals.
 */
public final class Child {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final long MILLI = 1_000_000;
    private static final long FINISH_MILLIS = 1_000;
    private static final long CLOSE_LOOK_NANOS = 20 * MILLI;
    private static final int MAX_KILLS = 50;

    private final ChildProcess process;
    private final ChildOutput output;
    private final ChildMeter meter;
    private final long startNanos;
    /** The state of this process before the start; null if the child is one of several. */
    private final ProcessTable.@Nullable Entry self;
    private boolean quitIsLeft;
    /** How long it gets to end after it was asked to, before it is killed; null if it has not been asked. */
    private volatile @Nullable Duration endGrace;

    private Child(ChildProcess process, ChildOutput output, ChildMeter meter, long startNanos, ProcessTable.@Nullable Entry self) {
        this.process = process;
        this.output = output;
        this.meter = meter;
        this.startNanos = startNanos;
        this.self = self;
    }

    /** Receives events while a child runs. */
    public interface Watcher {
        /** Ignores everything. */
        Watcher NOBODY = new Watcher() {
            @Override
            public @Nullable Duration pause() {
                return null;
            }

            @Override
            public void look(ChildFigures soFar) {
                throw new IllegalStateException("the pause is over that never ends");
            }
        };

        /** How long nothing needs to be reported from now on; null for ever. */
        @Nullable Duration pause();

        /** Called after the pause. */
        void look(ChildFigures soFar);
    }

    /**
     * How long a child may run.
     *
     * @param limit null for ever
     * @param grace how long it may take to end when asked to, before it and all its descendants are killed
     */
    public record TimeLimit(@Nullable Duration limit, Duration grace) {}

    /**
     * How a child ended.
     *
     * @param timedOut whether it was ended because its time was up
     * @param outTail  the end of its standard output, or of both streams; null if unknown
     * @param errTail  the same for standard error
     * @param lost     why some of its output could not be passed on; null if all of it was
     */
    public record Ended(
            ExitStatus status, boolean timedOut, ChildFigures figures, @Nullable String outTail, @Nullable String errTail,
            @Nullable String lost) {}

    /**
     * Starts it.
     *
     * @param listener receives everything that it writes
     * @param tail     whether the end of the output is wanted
     * @throws IOException if there is no such program, or it cannot be run
     */
    public static Child start(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
        ProcessTable table = new ProcessTable();
        ChildOutput output = new ChildOutput(streams, listener, tail);
        ProcessBuilder builder = command.builder();
        output.connect(builder);
        ChildMeter.Origin origin = ChildMeter.Origin.of(table.self());
        long start = System.nanoTime();
        ChildProcess process = new JavaProcess(builder.start());
        output.begin(process);
        return new Child(process, output, new ChildMeter(process, table, start, origin), start, origin.self());
    }

    /**
     * Starts it as one of several simultaneous children, so that its figures are its own, and so that a signal to its process group
     * reaches it and its descendants, but not this process. Its standard input is empty, and what it writes is passed on. If this platform
     * cannot tell children apart, its figures are those seen in {@code /proc}, and it is in the process group of this process.
     *
     * @throws IOException if there is no such program, or it cannot be run
     */
    public static Child startAmongOthers(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
        return startReading(NOTHING, command, streams, listener, tail);
    }

    /**
     * The same with a file as its standard input.
     *
     * @throws IOException if there is no such program, or it cannot be run
     */
    public static Child startReading(Path input, ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
        ProcessTable table = new ProcessTable();
        ChildOutput output = new ChildOutput(streams.passedOn(), listener, tail);
        NativeSpawn.linked(); // before its time starts to count
        NativeCalls.linked();
        long start = System.nanoTime();
        ChildProcess process = SpawnedProcess.start(command, input);
        if (process == null) {
            ProcessBuilder builder = command.builder();
            output.connect(builder);
            builder.redirectInput(input.toFile());
            process = new JavaProcess(builder.start());
        }
        output.begin(process);
        return new Child(process, output, new ChildMeter(process, table, start, ChildMeter.Origin.AMONG_OTHERS), start, null);
    }

    /** A way to start a child. */
    public interface Start {
        /** The only child at a time, which may use the streams of this process. */
        Start ALONE = new Start() {
            @Override
            public Child start(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
                return Child.start(command, streams, listener, tail);
            }
        };

        /** One of several simultaneous children. */
        Start AMONG_OTHERS = new Start() {
            @Override
            public Child start(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
                return startAmongOthers(command, streams, listener, tail);
            }
        };

        /** @throws IOException if there is no such program, or it cannot be run */
        Child start(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException;
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for its end, and measures it meanwhile. */
    public Ended await(TimeLimit time, Watcher watcher) throws InterruptedException {
        long end = nanosAfter(startNanos, time.limit());
        long wait = ChildMeter.FIRST_LOOK_NANOS;
        long nextTold = nanosAfter(startNanos, watcher.pause());
        boolean timedOut = false;
        while (!process.await(Math.max(1, untilNext(wait, end, nextTold)))) {
            long now = System.nanoTime();
            if (now - end >= 0) {
                timedOut = true;
                endTree(time.grace());
                break;
            }
            if (endGrace != null) {
                endTree(time.grace());
                break;
            }
            wait = meter.look(now - startNanos, wait);
            leaveQuit(NativeCalls.ifLinked());
            if (now - nextTold >= 0) {
                watcher.look(meter.soFar());
                nextTold = nanosAfter(System.nanoTime(), watcher.pause());
            }
        }
        int code = process.await();
        long wall = System.nanoTime() - startNanos;
        finish(time.grace());
        return new Ended(new ExitStatus(code), timedOut, meter.atEnd(wall), output.outTail(), output.errTail(), output.failure());
    }

    /** Processes that it left behind may go on writing. If it was asked to end, so are they; those that do not end are not waited for. */
    private void finish(Duration grace) throws InterruptedException {
        while (!output.finish(FINISH_MILLIS)) {
            if (endGrace != null) {
                endTree(grace);
                output.finish(FINISH_MILLIS);
                output.end();
                return;
            }
        }
        output.end();
    }

    /** {@link Long#MAX_VALUE} / 2 from now is never. */
    private static long nanosAfter(long nanos, @Nullable Duration time) {
        return nanos + (time == null || time.toSeconds() >= Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : time.toNanos());
    }

    private static long untilNext(long wait, long end, long nextTold) {
        long now = System.nanoTime();
        return Math.min(wait, Math.min(end - now, nextTold - now));
    }

    /**
     * Leaves Ctrl-\ to the child: the terminal sends SIGQUIT to it directly, and Java would print a dump of its own threads into the
     * child's output.
     */
    private void leaveQuit(@Nullable NativeCalls calls) {
        if (calls != null && self != null && !quitIsLeft) {
            quitIsLeft = true;
            if (self.foregroundGroup() == self.group()) {
                calls.disregard(ExitStatus.number("QUIT"));
            }
        }
    }

    /** Sends it a signal, given by its name without SIG. Does nothing if it has ended. */
    public void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        if (name.equals("TERM")) {
            process.terminate();
            return;
        }
        process.signal(ExitStatus.number(name));
    }

    /**
     * Lets the thread that waits for its end ask it and all its descendants to end, and kill them after the grace period. A second call
     * may shorten that.
     */
    public void end(Duration grace) {
        endGrace = grace;
        process.wake();
    }

    /** Asks the whole tree to end, and kills what is left after the grace period. */
    private void endTree(Duration grace) throws InterruptedException {
        List<ProcessTable.Entry> tree = meter.tree(); // while it is a tree: once it has ended, its children are somebody else's
        kill(process.pid(), false); // first, so that it receives this before it learns that a descendant has ended
        for (ProcessTable.Entry each : tree) {
            if (each.pid() != process.pid()) {
                kill(each.pid(), false);
            }
        }
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < graceNanos(grace) && !meter.tree().isEmpty()) {
            process.await(CLOSE_LOOK_NANOS);
            if (!process.isAlive()) {
                Thread.sleep(CLOSE_LOOK_NANOS / MILLI); // its descendants get the rest of the time
            }
        }
        List<ProcessTable.Entry> left = meter.tree();
        for (int i = 0; i < MAX_KILLS && !left.isEmpty(); i++) {
            for (ProcessTable.Entry each : left) {
                kill(each.pid(), true);
            }
            process.await(CLOSE_LOOK_NANOS);
            left = meter.tree(); // one of them may have started another meanwhile
        }
    }

    private long graceNanos(Duration usual) {
        Duration given = endGrace;
        return nanosAfter(0, given == null ? usual : given);
    }

    private void kill(long pid, boolean forcibly) {
        NativeCalls linked = NativeCalls.linked();
        if (linked != null && pid == process.pid()) {
            process.signal(ExitStatus.number(forcibly ? "KILL" : "TERM"));
            process.signal(ExitStatus.number("CONT"));
        } else if (linked == null) {
            ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
            if (handle != null && (forcibly ? handle.destroyForcibly() : handle.destroy())) {
                return;
            }
        } else {
            linked.kill(pid, ExitStatus.number(forcibly ? "KILL" : "TERM"));
            linked.kill(pid, ExitStatus.number("CONT")); // a stopped process does not receive anything else
        }
    }
}
