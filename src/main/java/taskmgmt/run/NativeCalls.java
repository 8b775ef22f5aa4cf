package taskmgmt.run;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * C library calls that Java does not offer: getrusage(2) for children that were waited for, kill(2) for any signal, and signal(2) for the
 * signal that Java keeps for itself. Linking them takes tens of milliseconds, so this is done while a child runs, and not at all for one
 * that ends sooner.
 */
final class NativeCalls {
    private static final int RUSAGE_CHILDREN = -1;
    /** {@code struct rusage} of 64-bit Linux: two {@code timeval}s and 14 longs. */
    static final int RUSAGE_BYTES = 144;
    private static final int USER_SECONDS = 0;
    private static final int USER_MICROS = 8;
    private static final int SYSTEM_SECONDS = 16;
    private static final int SYSTEM_MICROS = 24;
    private static final int MAX_RESIDENT_KIB = 32;
    private static final int BLOCKS_READ = 88;
    private static final int BLOCKS_WRITTEN = 96;
    private static final int BLOCK_BYTES = 512;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long KIB = 1024;

    /** Linked once, for all children. */
    private static volatile @Nullable NativeCalls known;

    private final MethodHandle getrusage;
    private final MethodHandle kill;
    private final MethodHandle signal;
    private final MemorySegment nothing;

    private NativeCalls(MethodHandle getrusage, MethodHandle kill, MethodHandle signal, MemorySegment nothing) {
        this.getrusage = getrusage;
        this.kill = kill;
        this.signal = signal;
        this.nothing = nothing;
    }

    /**
     * What all children that were waited for have used together, including those that they waited for themselves.
     *
     * @param maxResidentBytes of the largest single process; never less than this process had when the child was started
     */
    record Rusage(long userMicros, long systemMicros, long maxResidentBytes, long readBytes, long writtenBytes) {
        static final Rusage NONE = new Rusage(0, 0, 0, 0, 0);
    }

    /** The calls if they have been linked; otherwise null. */
    static @Nullable NativeCalls ifLinked() {
        return known;
    }

    /**
     * The calls, linked if needed; null if this platform does not have them, or while a cache is being trained that must not contain them.
     */
    static @Nullable NativeCalls linked() {
        NativeCalls calls = known;
        if (calls == null) {
            if (Boolean.getBoolean("taskmgmt.unlinked")) {
                return null;
            }
            try {
                calls = link();
                known = calls;
            } catch (UnsupportedOperationException | LinkageError _) {
                return null; // another C library: figures are then marked as sampled
            }
        }
        return calls;
    }

    /**
     * Of the result of signal(2), the half that fits an {@code int} is enough to see a failure. So it has the same shape as getrusage(2),
     * which is linked already.
     */
    @SuppressWarnings("restricted") // the functions are declared here as the C library has them
    private static NativeCalls link() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor numberAndAddress = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        return new NativeCalls(
                linker.downcallHandle(address(linker, "getrusage"), numberAndAddress),
                linker.downcallHandle(address(linker, "kill"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)),
                linker.downcallHandle(address(linker, "signal"), numberAndAddress),
                address(linker, "abs"));
    }

    private static MemorySegment address(Linker linker, String name) {
        return linker.defaultLookup().find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
    }

    Rusage ofChildren() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(RUSAGE_BYTES, Long.BYTES);
            int failed = (int) getrusage.invokeExact(RUSAGE_CHILDREN, usage);
            if (failed != 0) {
                throw new IllegalStateException("getrusage failed");
            }
            return rusage(usage);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** What the kernel has written to a {@code struct rusage}. */
    static Rusage rusage(MemorySegment usage) {
        return new Rusage(
                at(usage, USER_SECONDS) * MICROS_PER_SECOND + at(usage, USER_MICROS),
                at(usage, SYSTEM_SECONDS) * MICROS_PER_SECOND + at(usage, SYSTEM_MICROS),
                at(usage, MAX_RESIDENT_KIB) * KIB,
                at(usage, BLOCKS_READ) * BLOCK_BYTES,
                at(usage, BLOCKS_WRITTEN) * BLOCK_BYTES);
    }

    /** Whether the signal was sent; false for a process that has ended. */
    boolean kill(long pid, int signal) {
        try {
            return (int) kill.invokeExact((int) pid, signal) == 0;
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /**
     * From now on this process ignores the signal entirely, including what Java would do, while its children keep their default behaviour:
     * a handler is not inherited, whereas an ignored signal would be. The handler is abs(3), which takes the number and only returns.
     */
    void disregard(int number) {
        try {
            if ((int) signal.invokeExact(number, nothing) == -1) {
                throw new IllegalStateException("signal failed");
            }
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static long at(MemorySegment usage, int offset) {
        return usage.get(ValueLayout.JAVA_LONG, offset);
    }

    static RuntimeException rethrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }
}
