package taskmgmt.store.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.json.FieldScanner;
import taskmgmt.time.TimestampReader;

/**
 * The audit logs of the sources from which a log was merged, as one history that precedes its own: each entry once, ordered
 * by time, with those of one log in their own order. Two copies of one log start with the same entries, and since each
 * entry has the hash of the previous one, entries that they have in common can only be at the start.
 */
final class AuditHistories {
    private static final int WINDOW_BYTES = 256 * 1024;

    private final List<LogRange> sides;

    private AuditHistories(List<LogRange> sides) {
        this.sides = sides;
    }

    /** The histories of a directory; empty if it was not made by a merge. */
    static AuditHistories of(Path directory) throws IOException {
        Path merged = directory.resolve(LogFiles.MERGED);
        List<LogRange> sides = new ArrayList<>();
        if (Files.isDirectory(merged, LinkOption.NOFOLLOW_LINKS)) {
            for (Path side : sorted(merged)) {
                Path audit = side.resolve(LogFiles.AUDIT);
                LogRange whole = new LogRange(audit, 0, LineScanner.size(audit));
                long common = 0;
                for (LogRange other : sides) {
                    common = Math.max(common, new LogRange(other.log(), 0, other.end()).commonPrefix(whole));
                }
                sides.add(whole.since(common));
            }
        }
        return new AuditHistories(sides);
    }

    private static List<Path> sorted(Path merged) throws IOException {
        List<Path> sides = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(merged, side ->
                MergedSide.isName(String.valueOf(side.getFileName())) && Files.isDirectory(side, LinkOption.NOFOLLOW_LINKS))) {
            entries.forEach(sides::add);
        }
        sides.sort(null);
        return sides;
    }

    /** All entries, oldest first. */
    void scan(LineSink sink) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (LogRange side : sides) {
            sources.add(new Forwards(side));
        }
        deliver(sources, 1, sink, () -> true);
    }

    /** From the end, as long as more is wanted. */
    void scanBackwards(LineSink sink, BooleanSupplier wantsMore) throws IOException {
        List<Source> sources = new ArrayList<>();
        try {
            for (LogRange side : sides) {
                sources.add(new Backwards(side));
            }
            deliver(sources, -1, sink, wantsMore);
        } finally {
            for (Source source : sources) {
                source.close();
            }
        }
    }

    /** @param direction 1 for oldest first, -1 for newest first */
    private static void deliver(List<Source> sources, int direction, LineSink sink, BooleanSupplier wantsMore) throws IOException {
        for (Source source : sources) {
            source.advance();
        }
        while (wantsMore.getAsBoolean()) {
            Source first = null;
            for (Source source : sources) {
                if (source.head != null && (first == null || direction * Long.compare(source.at, first.at) < 0)) {
                    first = source;
                }
            }
            if (first == null || first.head == null) {
                return;
            }
            first.head.tell(sink);
            first.advance();
        }
    }

    /** A line, or bytes that are not a line. */
    private static final class Found {
        private final byte @Nullable [] bytes;
        private final long offset;
        private final long length;
        private final String reason;

        Found(byte @Nullable [] bytes, long offset, long length, String reason) {
            this.bytes = bytes;
            this.offset = offset;
            this.length = length;
            this.reason = reason;
        }

        void tell(LineSink sink) throws IOException {
            if (bytes == null) {
                sink.corrupt(offset, length, reason);
            } else {
                sink.line(bytes, 0, bytes.length, offset);
            }
        }
    }

    /** One history, line by line. */
    private abstract static class Source implements LineSink, Closeable {
        final Deque<Found> found = new ArrayDeque<>();
        private final FieldScanner time = new FieldScanner("timestamp");
        private final TimestampReader times = new TimestampReader();
        @Nullable Found head;
        /** The time of the head, or of the previous line if the head has none. */
        long at;

        void advance() throws IOException {
            if (found.isEmpty()) {
                fill();
            }
            head = found.poll();
            byte[] bytes = head == null ? null : head.bytes;
            if (bytes != null && time.scan(bytes, 0, bytes.length) && time.kind(0) == FieldScanner.Kind.STRING) {
                long micros = times.micros(bytes, time.start(0), time.end(0));
                at = micros == TimestampReader.NONE ? at : micros;
            }
        }

        /** Reads on; finds nothing at the end. */
        abstract void fill() throws IOException;

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            found.add(new Found(Arrays.copyOfRange(buffer, start, end), offset, end - start, ""));
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            found.add(new Found(null, offset, length, reason));
        }

        @Override
        public void close() throws IOException {}
    }

    private static final class Forwards extends Source {
        private final LogRange part;
        private long position;

        Forwards(LogRange part) {
            this.part = part;
            this.position = part.from();
        }

        @Override
        void fill() throws IOException {
            long window = WINDOW_BYTES;
            while (found.isEmpty() && position < part.end()) {
                long to = Math.min(part.end(), position + window);
                long tail = LineScanner.scan(part.log(), position, to, this).tailOffset();
                window = tail == position ? window * 2 : window;
                position = to == part.end() ? to : tail;
            }
        }
    }

    private static final class Backwards extends Source {
        private final LogRange part;
        private final BackwardScanner lines;

        Backwards(LogRange part) throws IOException {
            this.part = part;
            this.lines = BackwardScanner.open(part.log(), part.end());
        }

        @Override
        void fill() throws IOException {
            if (lines.next(this) && found.getLast().offset < part.from()) {
                found.clear();
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
