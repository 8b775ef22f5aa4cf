package taskmgmt.run;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Starts children and waits for them by calls of the C library, posix_spawn(3) and wait4(2), because Java itself waits for its own
 * children and discards what wait4(2) reports for each. A child gets three descriptors and an empty signal mask, and nothing else of
 * this process. It leads its own session, so a script that signals its process group, for example by {@code trap 'kill 0' EXIT},
 * hits neither this process nor its other children, and no program waits for a password at a terminal. Linking takes tens of
 * milliseconds.
 */
final class NativeSpawn {
    private static final int O_CLOEXEC = 0x80000;
    /** Larger than {@code posix_spawn_file_actions_t}, {@code posix_spawnattr_t} and {@code sigset_t} in glibc and musl. */
    private static final long OPAQUE_BYTES = 512;
    private static final short SET_SIGNAL_MASK = 8;
    private static final short SET_SESSION = 0x80;
    private static final int FIRST_OTHER_DESCRIPTOR = 3;
    private static final int WAIT_FOR_PID = 1;
    private static final int EXITED = 4;
    private static final int LEAVE_WAITABLE = 0x01000000;
    private static final int SIGNAL_MASK = 0x7f;
    private static final int CODE_SHIFT = 8;
    private static final int CODE_MASK = 0xff;
    private static final int SIGNALLED = 128;

    private static volatile @Nullable NativeSpawn known;
    private static volatile boolean missing;

    private final MethodHandle pipe;
    private final MethodHandle close;
    private final MethodHandle actionsInit;
    private final MethodHandle actionsDestroy;
    private final MethodHandle addDup;
    private final MethodHandle addOpen;
    private final MethodHandle addChdir;
    private final MethodHandle addCloseFrom;
    private final MethodHandle attributesInit;
    private final MethodHandle attributesDestroy;
    private final MethodHandle setFlags;
    private final MethodHandle setMask;
    private final MethodHandle spawn;
    private final MethodHandle waitid;
    private final MethodHandle wait4;

    @SuppressWarnings("restricted") // the functions are declared here as the C library has them
    private NativeSpawn(Linker linker, SymbolLookup c) {
        pipe = link(linker, c, "pipe2", ADDRESS, JAVA_INT);
        close = link(linker, c, "close", JAVA_INT);
        actionsInit = link(linker, c, "posix_spawn_file_actions_init", ADDRESS);
        actionsDestroy = link(linker, c, "posix_spawn_file_actions_destroy", ADDRESS);
        addDup = link(linker, c, "posix_spawn_file_actions_adddup2", ADDRESS, JAVA_INT, JAVA_INT);
        addOpen = link(linker, c, "posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        addChdir = link(linker, c, "posix_spawn_file_actions_addchdir_np", ADDRESS, ADDRESS);
        addCloseFrom = link(linker, c, "posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT);
        attributesInit = link(linker, c, "posix_spawnattr_init", ADDRESS);
        attributesDestroy = link(linker, c, "posix_spawnattr_destroy", ADDRESS);
        setFlags = link(linker, c, "posix_spawnattr_setflags", ADDRESS, JAVA_SHORT);
        setMask = link(linker, c, "posix_spawnattr_setsigmask", ADDRESS, ADDRESS);
        spawn = link(linker, c, "posix_spawnp", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        waitid = link(linker, c, "waitid", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        wait4 = link(linker, c, "wait4", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    }

    /** The calls, linked if needed; null if the C library does not have all of them. */
    static @Nullable NativeSpawn linked() {
        NativeSpawn calls = known;
        if (calls == null && !missing) {
            try {
                Linker linker = Linker.nativeLinker();
                calls = new NativeSpawn(linker, linker.defaultLookup());
                // If SIGCHLD is ignored, as it may be from the start of this process, the kernel keeps no status of a child.
                Signal.handle(new Signal("CHLD"), SignalHandler.SIG_DFL);
                known = calls;
            } catch (UnsupportedOperationException | LinkageError _) {
                missing = true; // another C library: figures are then only sampled
            }
        }
        return calls;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(Linker linker, SymbolLookup c, String name, ValueLayout... parameters) {
        MemorySegment address = c.find(name).orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
        return linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, parameters));
    }

    /** The two ends of a pipe, as descriptors that no other child inherits. */
    record Pipe(int readEnd, int writeEnd) {}

    Pipe pipe() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if ((int) pipe.invokeExact(ends, O_CLOEXEC) != 0) {
                throw new IOException("no pipe can be made: too many files are open");
            }
            return new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw NativeCalls.rethrown(e);
        }
    }

    void close(int descriptor) {
        check(close, descriptor);
    }

    private static void check(MethodHandle call, int descriptor) {
        try {
            int _ = (int) call.invokeExact(descriptor);
        } catch (Throwable e) {
            throw NativeCalls.rethrown(e);
        }
    }

    /**
     * Starts a program, which is searched as by a shell.
     *
     * @param in          the file to be its standard input
     * @param environment each variable with its value, in the kernel's form
     * @param out         the descriptor to be its standard output
     * @param err         the same for standard error
     * @return the process id
     * @throws IOException if there is no such program, or it cannot be run
     */
    long start(List<byte[]> words, List<byte[]> environment, Path directory, Path in, int out, int err) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = arena.allocate(OPAQUE_BYTES, Long.BYTES);
            MemorySegment attributes = arena.allocate(OPAQUE_BYTES, Long.BYTES);
            succeed((int) actionsInit.invokeExact(actions));
            succeed((int) attributesInit.invokeExact(attributes));
            try {
                succeed((int) addOpen.invokeExact(actions, 0, arena.allocateFrom(in.toString()), 0, 0));
                succeed((int) addDup.invokeExact(actions, out, 1));
                succeed((int) addDup.invokeExact(actions, err, 2));
                succeed((int) addCloseFrom.invokeExact(actions, FIRST_OTHER_DESCRIPTOR));
                succeed((int) addChdir.invokeExact(actions, arena.allocateFrom(directory.toString())));
                succeed((int) setMask.invokeExact(attributes, arena.allocate(OPAQUE_BYTES, Long.BYTES)));
                succeed((int) setFlags.invokeExact(attributes, (short) (SET_SIGNAL_MASK | SET_SESSION)));
                MemorySegment pid = arena.allocate(JAVA_INT);
                MemorySegment arguments = strings(words, arena);
                succeed((int) spawn.invokeExact(pid, arguments.getAtIndex(ADDRESS, 0), actions, attributes, arguments,
                        strings(environment, arena)));
                return pid.get(JAVA_INT, 0);
            } finally {
                int _ = (int) actionsDestroy.invokeExact(actions);
                int _ = (int) attributesDestroy.invokeExact(attributes);
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw NativeCalls.rethrown(e);
        }
    }

    private static MemorySegment strings(List<byte[]> texts, Arena arena) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i);
            MemorySegment copy = arena.allocate(text.length + 1L);
            MemorySegment.copy(text, 0, copy, ValueLayout.JAVA_BYTE, 0, text.length);
            array.setAtIndex(ADDRESS, i, copy);
        }
        array.setAtIndex(ADDRESS, texts.size(), MemorySegment.NULL);
        return array;
    }

    /** Throws with the words that Java uses for the error. */
    private static void succeed(int error) throws IOException {
        if (error != 0) {
            String meaning = ERRORS.getOrDefault(error, "it cannot be run");
            throw new IOException("error=" + error + ", " + meaning);
        }
    }

    private static final Map<Integer, String> ERRORS = Map.of(2, "No such file or directory", 7, "Argument list too long",
            8, "Exec format error", 11, "Resource temporarily unavailable", 12, "Cannot allocate memory", 13, "Permission denied");

    /** Waits until the process has ended, but leaves its status to be collected. */
    void awaitEnd(long pid) {
        try {
            while ((int) waitid.invokeExact(WAIT_FOR_PID, (int) pid, MemorySegment.NULL, EXITED | LEAVE_WAITABLE) != 0) {
                Thread.onSpinWait(); // interrupted by a signal
            }
        } catch (Throwable e) {
            throw NativeCalls.rethrown(e);
        }
    }

    /**
     * How a process ended, and what it and all processes it waited for have used.
     *
     * @param code its exit code, or 128 and the number of the signal
     */
    record End(int code, NativeCalls.Rusage usage) {}

    /** Collects the status of a process that has ended; from now on its id may be given to another process. */
    End reap(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment usage = arena.allocate(NativeCalls.RUSAGE_BYTES, Long.BYTES);
            int reaped = (int) wait4.invokeExact((int) pid, status, 0, usage);
            if (reaped != pid) {
                throw new IllegalStateException("wait4 failed");
            }
            int word = status.get(JAVA_INT, 0);
            int signal = word & SIGNAL_MASK;
            return new End(signal != 0 ? SIGNALLED + signal : word >> CODE_SHIFT & CODE_MASK, NativeCalls.rusage(usage));
        } catch (Throwable e) {
            throw NativeCalls.rethrown(e);
        }
    }

    /** In the form for the C library. */
    static byte[] bytes(String text) throws IOException {
        if (text.indexOf('\0') >= 0) {
            throw new IOException("it holds a NUL character");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
