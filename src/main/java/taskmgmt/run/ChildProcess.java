package taskmgmt.run;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A process that this one has started, however that was done. May be used by several threads. */
interface ChildProcess {
    long pid();

    boolean isAlive();

    /** What it writes to standard output, where that goes to a pipe. */
    InputStream out();

    /** The same of standard error. */
    InputStream err();

    /** Waits for its end, but no longer than this; whether it has ended. May return earlier than that after {@link #wake}. */
    boolean await(long nanos) throws InterruptedException;

    /** Waits for its end: its exit code, or 128 and the number of the signal that ended it. */
    int await() throws InterruptedException;

    /** Sends it TERM. */
    void terminate();

    /** Sends it a signal by its number; nothing happens where it has ended. */
    void signal(int number);

    /** Whoever waits for its end looks up, where that can be done. */
    void wake();

    /** What the kernel has counted of it alone, once it has ended; null where only all children together are counted. */
    NativeCalls.@Nullable Rusage usage();
}
