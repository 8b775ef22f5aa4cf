package taskmgmt.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;
import taskmgmt.machine.ProcessTable;

/**
 * Catches signals meant for the child of this process, until it is closed. They are queued for the thread that watches the child, so that
 * a signal that arrives before the start reaches the child as well.
 *
 * <p>Signals that the terminal sends for a key go to its whole foreground process group, and so reach the child directly; they are not
 * relayed if this process is in that group. Signals that were ignored when this process was started, as by nohup(1), stay ignored.
 * Signals that stop a process are left alone: the shell stops and continues the group.
 */
public final class SignalRelay implements AutoCloseable {
    private static final String[] CAUGHT = {"HUP", "INT", "TERM", "USR1", "USR2", "ALRM", "WINCH", "PWR"};
    private static final long ENDING = bit("HUP") | bit("INT") | bit("TERM");
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long SENT_BY_TERMINAL = bit("INT") | bit("WINCH");

    private final ProcessTable table;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final List<Signal> caught = new ArrayList<>();
    private final List<SignalHandler> before = new ArrayList<>();
    private final @Nullable Duration grace;
    private final List<Child> targets = new ArrayList<>(1);
    private final List<SignalRelay> parts = new ArrayList<>(0);
    private final @Nullable SignalRelay whole;
    private @Nullable String ending;

    private SignalRelay(ProcessTable table, @Nullable Duration grace, @Nullable SignalRelay whole) {
        this.table = table;
        this.grace = grace;
        this.whole = whole;
    }

    /** Starts catching them. */
    public static SignalRelay open() {
        return open(new SignalRelay(new ProcessTable(), null, null));
    }

    /**
     * The same for several children at once: a signal that asks this process to end ends them with all their descendants, which are
     * killed after the grace period, or at a second such signal.
     */
    public static SignalRelay ending(Duration grace) {
        return open(new SignalRelay(new ProcessTable(), grace, null));
    }

    /** The same for a program that catches its signals itself, or catches none: only {@link #endAll} ends the children here. */
    public static SignalRelay told(Duration grace) {
        return new SignalRelay(new ProcessTable(), grace, null);
    }

    /** The same for a part of this process's work that can be ended separately: it catches no signals, and ends when the whole does. */
    public SignalRelay part(Duration partGrace) {
        SignalRelay part = new SignalRelay(table, partGrace, this);
        synchronized (this) {
            parts.add(part);
            if (ending != null) {
                part.endAll(ending, partGrace);
            }
        }
        return part;
    }

    private static SignalRelay open(SignalRelay relay) {
        long ignored = relay.table.ignoredSignals();
        for (String name : CAUGHT) {
            if ((ignored & bit(name)) == 0) {
                relay.take(new Signal(name));
            }
        }
        return relay;
    }

    private static long bit(String name) {
        return 1L << (ExitStatus.number(name) - 1);
    }

    private void take(Signal signal) {
        before.add(Signal.handle(signal, new Catcher(this)));
        caught.add(signal);
    }

    /** Not a lambda, whose linking would cost more than everything else here. */
    private record Catcher(SignalRelay relay) implements SignalHandler {
        @Override
        public void handle(Signal signal) {
            relay.came(signal.getName());
        }
    }

    private synchronized void came(String name) {
        boolean ends = (ENDING & bit(name)) != 0;
        Duration time = grace;
        if (ends && time != null) {
            endAll(name, ending == null ? time : Duration.ZERO);
            return;
        }
        if (ends && ending == null) {
            ending = name;
            notifyAll();
        }
        if (targets.isEmpty()) {
            waiting.add(name);
        } else if ((SENT_BY_TERMINAL & bit(name)) == 0 || !isInForeground()) {
            for (Child child : targets) {
                child.signal(name);
            }
        }
    }

    /** Acts as if this signal had arrived: nothing more is started, and the children are ended with all their descendants. */
    public synchronized void endAll(String signal, Duration time) {
        if (ending == null) {
            ending = signal;
            notifyAll();
        }
        for (Child child : targets) {
            child.end(time);
        }
        for (SignalRelay part : parts) {
            part.endAll(signal, time);
        }
    }

    private boolean isInForeground() {
        ProcessTable.Entry self = table.self();
        return self != null && self.foregroundGroup() == self.group();
    }

    /** From now on signals go to this child too, including those already received, until the link is closed. */
    public Link to(Child child) {
        synchronized (this) {
            targets.add(child);
            while (!waiting.isEmpty()) {
                child.signal(waiting.remove());
            }
            if (ending != null && grace != null) {
                child.end(grace);
            }
        }
        return new Link(this, child);
    }

    /** Passes signals on to a child. */
    public record Link(SignalRelay relay, Child child) implements AutoCloseable {
        @Override
        public void close() {
            synchronized (relay) {
                relay.targets.remove(child);
            }
        }
    }

    /** The first signal that asked this process to end; null if there was none. */
    public synchronized @Nullable String ended() {
        return ending;
    }

    /** Waits this long, or until this process is asked to end; returns whether it was. */
    public synchronized boolean await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); ending == null && left > 0; left = end - System.nanoTime()) {
            wait(left / NANOS_PER_MILLI, (int) (left % NANOS_PER_MILLI));
        }
        return ending != null;
    }

    /** Signals have their previous effect again. */
    @Override
    public void close() {
        for (int i = 0; i < caught.size(); i++) {
            Signal.handle(caught.get(i), before.get(i));
        }
        if (whole != null) {
            synchronized (whole) {
                whole.parts.remove(this);
            }
        }
    }
}
