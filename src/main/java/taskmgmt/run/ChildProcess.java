package taskmgmt.run;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A process started by this one, in whatever way. May be used by several threads. */
interface ChildProcess {
    long pid();

    boolean isAlive();

    /** Its standard output, if that goes to a pipe. */
    InputStream out();

    /** The same of standard error. */
    InputStream err();

    /** Waits up to this long for its end; returns whether it has ended. May return early after {@link #wake}. */
    boolean await(long nanos) throws InterruptedException;

    /** Waits for its end: its exit code, or 128 and the number of the signal that ended it. */
    int await() throws InterruptedException;

    /** Sends it TERM. */
    void terminate();

    /** Sends it a signal, given by number; does nothing if it has ended. */
    void signal(int number);

    /** Wakes the thread that waits for its end, if that is possible. */
    void wake();

    /** The kernel's count for this process alone, once it has ended; null if only all children together are counted. */
    NativeCalls.@Nullable Rusage usage();
}
