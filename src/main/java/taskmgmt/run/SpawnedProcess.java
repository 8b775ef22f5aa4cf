package taskmgmt.run;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A child that a thread of this process waits for itself, which shows what this child has used when there are several at a time.
 * Its process id is not reused before it is known to have ended, so a signal never reaches another process.
 */
final class SpawnedProcess implements ChildProcess, Runnable {
    private static final Path OWN_ENVIRONMENT = Path.of("/proc/self/environ");
    private static final long MILLI_NANOS = 1_000_000;

    private final NativeSpawn calls;
    private final NativeCalls signals;
    private final long pid;
    private final InputStream out;
    private final InputStream err;
    private NativeSpawn.@Nullable End end;
    private boolean woken;

    private SpawnedProcess(NativeSpawn calls, NativeCalls signals, long pid, InputStream out, InputStream err) {
        this.calls = calls;
        this.signals = signals;
        this.pid = pid;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it with a file as its standard input and pipes for its output.
     *
     * @return null if this platform does not have the calls
     */
    static @Nullable SpawnedProcess start(ChildCommand command, Path in) throws IOException {
        NativeSpawn calls = NativeSpawn.linked();
        NativeCalls signals = NativeCalls.linked();
        if (calls == null || signals == null) {
            return null;
        }
        List<byte[]> words = new ArrayList<>();
        for (String word : command.words()) {
            words.add(NativeSpawn.bytes(word));
        }
        List<byte[]> environment = environment(command.environment());
        NativeSpawn.Pipe out = calls.pipe();
        NativeSpawn.Pipe err = pipeOr(calls, out);
        InputStream fromOut = null;
        try {
            fromOut = opened(out);
            InputStream fromErr = opened(err);
            long pid = calls.start(words, environment, command.directory().toAbsolutePath(), in.toAbsolutePath(), out.writeEnd(), err.writeEnd());
            SpawnedProcess process = new SpawnedProcess(calls, signals, pid, fromOut, fromErr);
            Thread.ofPlatform().daemon().name("waits for " + pid).start(process);
            return process;
        } catch (IOException e) {
            if (fromOut != null) {
                fromOut.close();
            }
            throw e;
        } finally {
            closeBoth(calls, out);
            closeBoth(calls, err);
        }
    }

    private static NativeSpawn.Pipe pipeOr(NativeSpawn calls, NativeSpawn.Pipe first) throws IOException {
        try {
            return calls.pipe();
        } catch (IOException e) {
            closeBoth(calls, first);
            throw e;
        }
    }

    private static void closeBoth(NativeSpawn calls, NativeSpawn.Pipe pipe) {
        calls.close(pipe.readEnd());
        calls.close(pipe.writeEnd());
    }

    /** Another descriptor for the same end of the pipe, which Java can read from. */
    private static InputStream opened(NativeSpawn.Pipe pipe) throws IOException {
        return new FileInputStream("/proc/self/fd/" + pipe.readEnd());
    }

    /** The variables of this process are passed on byte for byte. */
    private static List<byte[]> environment(Map<String, @Nullable String> changed) throws IOException {
        List<byte[]> all = new ArrayList<>();
        String own = Files.readString(OWN_ENVIRONMENT, StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int end = own.indexOf('\0'); end >= 0; end = own.indexOf('\0', from)) {
            String each = own.substring(from, end);
            int equals = each.indexOf('=');
            if (equals > 0 && !changed.containsKey(each.substring(0, equals))) {
                all.add(each.getBytes(StandardCharsets.ISO_8859_1));
            }
            from = end + 1;
        }
        for (Map.Entry<String, @Nullable String> each : changed.entrySet()) {
            if (each.getValue() != null) {
                all.add(NativeSpawn.bytes(each.getKey() + "=" + each.getValue()));
            }
        }
        return all;
    }

    /** Waits for its end. */
    @Override
    public void run() {
        calls.awaitEnd(pid);
        synchronized (this) {
            end = calls.reap(pid);
            notifyAll();
        }
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public synchronized boolean isAlive() {
        return end == null;
    }

    @Override
    public InputStream out() {
        return out;
    }

    @Override
    public InputStream err() {
        return err;
    }

    @Override
    public synchronized boolean await(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; end == null && !woken && left > 0; left = until - System.nanoTime()) {
            wait(left / MILLI_NANOS, (int) (left % MILLI_NANOS));
        }
        woken = false;
        return end != null;
    }

    @Override
    public synchronized int await() throws InterruptedException {
        while (true) {
            NativeSpawn.End known = end;
            if (known != null) {
                return known.code();
            }
            wait();
        }
    }

    @Override
    public void terminate() {
        signal(ExitStatus.number("TERM"));
    }

    @Override
    public synchronized void signal(int number) {
        if (end == null) {
            signals.kill(pid, number);
        }
    }

    @Override
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public synchronized NativeCalls.@Nullable Rusage usage() {
        NativeSpawn.End known = end;
        return known == null ? null : known.usage();
    }
}
