package taskmgmt.run;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Pause;
import taskmgmt.machine.ProcessTable;

/**
 * A process started by another program, measured together with its descendants from now on until it ends. Processor time is the kernel's
 * count since the process started; memory and disk are what is seen from now on. Not thread-safe.
 */
public final class ForeignTree {
    private final ProcessTable table;
    private final ProcessTable.Entry root;
    private final TreeSampler sampler;
    private final long beginNanos = System.nanoTime();

    private ForeignTree(ProcessTable table, ProcessTable.Entry root) {
        this.table = table;
        this.root = root;
        this.sampler = new TreeSampler(table, root.pid(), beginNanos);
    }

    /** Receives what the tree has used so far. */
    public interface Listener {
        /** Returns whether it wants further reports. */
        boolean used(ChildFigures soFar) throws IOException;
    }

    /** Null if there is no such process, or it is not visible. */
    public static @Nullable ForeignTree of(ProcessTable table, long pid) {
        ProcessTable.Entry root = table.entry(pid);
        return root == null ? null : new ForeignTree(table, root);
    }

    /**
     * Follows it to its end, which is reported too.
     *
     * @param every how often the listener is called
     * @param pause how long to wait between two samples
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public void follow(Duration every, Pause pause, Listener listener) throws IOException, InterruptedException {
        long told = beginNanos;
        boolean wanted = true;
        for (int looks = 1; wanted && look(); looks++) {
            if (System.nanoTime() - told >= every.toNanos()) {
                told = System.nanoTime();
                wanted = listener.used(figures());
            }
            pause.pause(looks);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (wanted && hasBeenSeen()) {
            listener.used(figures());
        }
    }

    /** The number of its root. */
    public long pid() {
        return root.pid();
    }

    /** Takes one sample; false if its root has ended. */
    public boolean look() {
        boolean there = isThere();
        if (there) {
            sampler.look(System.nanoTime());
        }
        return there;
    }

    /** Whether any sample has found it. */
    public boolean hasBeenSeen() {
        return sampler.hasSeen();
    }

    /** A process id alone does not identify a process; its start time does. */
    private boolean isThere() {
        ProcessTable.Entry now = table.entry(root.pid());
        return now != null && now.startTicks() == root.startTicks();
    }

    /** What it has used so far. */
    public ChildFigures figures() {
        long now = System.nanoTime();
        return new ChildFigures(now - beginNanos, sampler.micros(), null, sampler.peakBytes(), sampler.largestBytes(), sampler.averageBytes(now),
                sampler.readBytes(), sampler.writtenBytes(), sampler.processes(), sampler.threads(), sampler.network(), ChildFigures.SAMPLED);
    }
}
