package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import taskmgmt.journal.lines.Follower;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.machine.Pause;

/** Delivers the registry's lines as they are written, whatever happens to its files. Needs no lock; writes nothing. */
public final class RegistryFollower {
    private static final long MIN_PAUSE_NANOS = 5_000_000;
    private static final long MAX_PAUSE_NANOS = 200_000_000;

    /** Start with the next line. */
    public static final long FROM_NOW = Follower.FROM_END;

    private RegistryFollower() {}

    /** Receives the lines. */
    public interface Listener {
        /** A line: the bytes of the buffer from {@code start} to before {@code end}, which are valid only until this returns. */
        void line(byte[] buffer, int start, int end, long offset) throws IOException;

        /**
         * Bytes that are not a line.
         *
         * @param offset where they begin in the log
         * @param reason what is wrong with them, a few words for a message
         */
        void damaged(long offset, String reason);

        /** There is nothing more for now. */
        default void caughtUp() {}

        /** Whether more are wanted. */
        boolean goesOn();
    }

    /**
     * Follows until no more lines are wanted or the thread is interrupted, which leaves its interrupted status set.
     *
     * @param fromStart whether to begin with the first existing line instead of the next one
     * @param notices   receives what happened to the file, between the lines before and after it
     */
    public static void follow(Path directory, boolean fromStart, Listener listener, Consumer<Follower.Notice> notices)
            throws IOException {
        follow(directory, fromStart ? 0 : FROM_NOW, listener, notices);
    }

    /**
     * The same, starting from some line.
     *
     * @param from where it begins, in bytes from the first of the log; {@link #FROM_NOW} for the next one
     */
    public static void follow(Path directory, long from, Listener listener, Consumer<Follower.Notice> notices) throws IOException {
        try (Follower follower = new Follower(LogReader.registry(directory), from, notices)) {
            follower.follow(new Lines(listener), Pause.growing(MIN_PAUSE_NANOS, MAX_PAUSE_NANOS), () -> {
                listener.caughtUp();
                return listener.goesOn();
            });
        } catch (EnoughException _) {
            // The other lines that have arrived are left to another reader.
        }
    }

    /** Whether a line begins at this offset of the log, or the next one will. */
    public static boolean isPlace(Path directory, long offset) throws IOException {
        Path registry = LogReader.registry(directory);
        byte[] before = offset == 0 ? null : LineScanner.before(registry, offset, 1);
        return offset == 0 || before != null && before[0] == '\n';
    }

    /** Where the log ends, in bytes; possibly within a line that is just being written. */
    public static long end(Path directory) throws IOException {
        return LineScanner.size(LogReader.registry(directory));
    }

    /** No more lines are wanted. */
    private static final class EnoughException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A follower delivers everything that has arrived, perhaps gigabytes, before it asks whether more is wanted. */
    private record Lines(Listener listener) implements LineSink {
        @Override
        public void line(byte[] buffer, int start, int end, long offset) throws IOException {
            require();
            listener.line(buffer, start, end, offset);
        }

        @Override
        public void corrupt(long offset, long length, String reason) throws IOException {
            require();
            listener.damaged(offset, reason);
        }

        private void require() throws EnoughException {
            if (!listener.goesOn()) {
                throw new EnoughException();
            }
        }
    }
}
