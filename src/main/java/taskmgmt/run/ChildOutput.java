package taskmgmt.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a child, and the end of its output. For one start of one child; not thread-safe.
 *
 * <p>Where possible a child gets the streams of this process themselves: a terminal stays its terminal, and if output goes to a
 * file, its end is read from that file afterwards. Only what goes to a pipe is passed on by this process, byte by byte as it
 * arrives, through a single pipe if both streams go to the same place. If there is a listener, everything is passed on.
 */
final class ChildOutput {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String NO_READER = "Broken pipe";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Streams streams;
    private final List<Pump> pumps = new ArrayList<>(2);
    private final @Nullable WrittenFile outFile;
    private final @Nullable WrittenFile errFile;
    private final boolean wanted;
    private final boolean pumpsOut;
    private final boolean pumpsErr;
    private final boolean together;
    private final OutputListener listener;

    /**
     * @param listener receives everything that it writes
     * @param tail     whether the end of the output is wanted
     */
    ChildOutput(Streams streams, OutputListener listener, boolean tail) {
        this.streams = streams;
        this.listener = listener;
        this.wanted = tail;
        boolean heard = listener.listens();
        String out = streams.own() ? target(1) : "out";
        String err = streams.own() ? target(2) : "err";
        pumpsOut = heard || !streams.own() || tail && isPipe(out);
        pumpsErr = heard || !streams.own() || tail && isPipe(err);
        together = pumpsOut && pumpsErr && out.equals(err) && !(heard && listener.tellsApart());
        outFile = !pumpsOut && tail ? WrittenFile.of(1) : null;
        errFile = !pumpsErr && tail && !out.equals(err) ? WrittenFile.of(2) : null;
    }

    /** The target of the descriptor, such as {@code pipe:[4711]}; empty if it cannot be seen. */
    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor))).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static boolean isPipe(String target) {
        return target.startsWith("pipe:") || target.startsWith("socket:");
    }

    /** The child's standard input is that of this process, if there is one. */
    void connect(ProcessBuilder builder) {
        builder.redirectInput(streams.own() ? Redirect.INHERIT : Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(pumpsOut ? Redirect.PIPE : Redirect.INHERIT);
        if (together) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(pumpsErr ? Redirect.PIPE : Redirect.INHERIT);
        }
    }

    void begin(ChildProcess process) {
        if (pumpsOut) {
            pumps.add(Pump.begin(process.out(), streams.out(), listener, false));
        }
        if (pumpsErr && !together) {
            pumps.add(Pump.begin(process.err(), streams.err(), listener, true));
        }
    }

    /**
     * To be called when the child has ended: whether everything it wrote has been passed on, after waiting up to this time for each
     * stream. Later output to our pipes by processes that it left behind is passed on too.
     */
    boolean finish(long millis) throws InterruptedException {
        for (Pump pump : pumps) {
            if (!pump.join(millis)) {
                return false;
            }
        }
        return true;
    }

    /** Nothing more is waited for. */
    void end() {
        listener.end();
    }

    /**
     * Why some of its output could not be passed on, for example on a full disk; null if all of it was, or if its reader had closed
     * the pipe, which is how a reader says that it wants no more.
     */
    @Nullable String failure() {
        for (Pump pump : pumps) {
            IOException failed = pump.failure;
            if (failed != null && !String.valueOf(failed.getMessage()).contains(NO_READER)) {
                return failed.getMessage();
            }
        }
        return null;
    }

    /** The end of standard output, or of both streams; null if unknown or not wanted: it may contain a secret. */
    @Nullable String outTail() {
        return !wanted ? null : pumpsOut ? pumps.getFirst().tail() : outFile == null ? null : outFile.tail();
    }

    /** The end of standard error; null if unknown, or if it went to the same place as standard output. */
    @Nullable String errTail() {
        return !wanted ? null : pumpsErr && !together ? pumps.getLast().tail() : errFile == null ? null : errFile.tail();
    }

    /** Passes on output as it arrives, in a thread of its own. */
    private static final class Pump implements Runnable {
        private final InputStream from;
        private final OutputStream to;
        private final OutputListener listener;
        private final boolean isError;
        private final TailBuffer tail = new TailBuffer();
        private @Nullable Thread thread;
        private volatile @Nullable IOException failure;

        private Pump(InputStream from, OutputStream to, OutputListener listener, boolean isError) {
            this.from = from;
            this.to = to;
            this.listener = listener;
            this.isError = isError;
        }

        static Pump begin(InputStream from, OutputStream to, OutputListener listener, boolean isError) {
            Pump pump = new Pump(from, to, listener, isError);
            Thread thread = new Thread(pump, isError ? "standard error" : "standard output");
            thread.setDaemon(true);
            pump.thread = thread;
            thread.start();
            return pump;
        }

        /**
         * If the output can no longer be passed on, the child should notice as it would without this process: its pipe is closed.
         */
        @Override
        public void run() {
            byte[] buffer = new byte[BUFFER_BYTES];
            try (InputStream in = from) {
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    tail.add(buffer, 0, length);
                    listener.wrote(buffer, length, isError);
                    passOn(buffer, length);
                }
            } catch (IOException e) {
                return;
            }
        }

        private void passOn(byte[] buffer, int length) throws IOException {
            try {
                to.write(buffer, 0, length);
                to.flush();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** Whether it has ended. */
        boolean join(long millis) throws InterruptedException {
            Thread started = thread;
            return started == null || started.join(Duration.ofMillis(millis));
        }

        String tail() {
            return tail.text();
        }
    }

    /** A regular file to which a stream goes: what was added to it is read from there. */
    private record WrittenFile(Path path, long sizeBefore) {
        static @Nullable WrittenFile of(int descriptor) {
            Path path = DESCRIPTORS.resolve(String.valueOf(descriptor));
            try {
                return Files.isRegularFile(path) ? new WrittenFile(path, Files.size(path)) : null;
            } catch (IOException _) {
                return null;
            }
        }

        /** Null if it cannot be read. */
        @Nullable String tail() {
            try (SeekableByteChannel channel = Files.newByteChannel(path, StandardOpenOption.READ)) {
                long size = channel.size();
                long begin = size < sizeBefore ? 0 : sizeBefore;
                long from = Math.max(begin, size - TailBuffer.CAPACITY);
                ByteBuffer bytes = ByteBuffer.allocate((int) (size - from));
                channel.position(from);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // Read on until the buffer is full or the file ends.
                }
                byte[] read = new byte[bytes.position()];
                System.arraycopy(bytes.array(), 0, read, 0, read.length);
                return TailBuffer.text(read, from > begin);
            } catch (IOException _) {
                return null;
            }
        }
    }
}
