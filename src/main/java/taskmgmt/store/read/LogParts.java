package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SegmentDamagedException;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.report.system.LogPartState;
import taskmgmt.time.Rfc3339;

/** The files that make up the logs of a directory, and the times that each covers. Needs no lock; writes nothing. */
public final class LogParts {
    private static final List<String> NAMES =
            List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.EVENTS);

    private LogParts() {}

    /**
     * One of the files.
     *
     * @param log   the log to which it belongs
     * @param part  the file
     * @param first the time of its first record; null if that has none
     * @param last  the time of its last record; null if that has none
     * @param flaw  what is wrong with it; null for nothing
     */
    public record Described(String log, LogPart part, @Nullable Instant first, @Nullable Instant last, @Nullable String flaw) {
        /** The same for a report. */
        public LogPartState state() {
            return new LogPartState(log, part.state().text(), part.base(), part.end(), part.diskBytes(),
                    part.state() == LogPart.State.GZIP, first, last, String.valueOf(part.file().getFileName()), flaw);
        }
    }

    /** All files, log by log, in the order of their content. */
    public static List<Described> of(Path directory) throws IOException {
        List<Described> found = new ArrayList<>();
        for (String name : NAMES) {
            for (LogPart part : LogPart.of(directory.resolve(name))) {
                found.add(describe(directory, name, part));
            }
        }
        return found;
    }

    private static Described describe(Path directory, String name, LogPart part) throws IOException {
        if (part.state() == LogPart.State.MISSING || part.length() == 0) {
            return new Described(name, part, null, null, part.flaw());
        }
        try {
            return new Described(name, part, first(directory, name, part), last(directory, name, part), part.flaw());
        } catch (SegmentDamagedException e) {
            return new Described(name, part, null, null, e.fileName() + " " + e.reason());
        }
    }

    /** The time of the first record. */
    public static @Nullable Instant first(Path directory, String name, LogPart part) throws IOException {
        Path log = directory.resolve(name);
        Time time = new Time(name);
        LineScanner.scan(log, part.base(), Math.min(part.end(), LineScanner.lineStart(log, part.base() + 1)), time);
        return time.found;
    }

    private static @Nullable Instant last(Path directory, String name, LogPart part) throws IOException {
        Time time = new Time(name);
        try (BackwardScanner lines = BackwardScanner.open(directory.resolve(name), part.base(), part.end())) {
            lines.next(time);
        }
        return time.found;
    }

    /** The key of the time in records of this log. */
    static String timeKey(String log) {
        return switch (log) {
            case LogFiles.INCIDENTS -> "detected_at";
            case LogFiles.AUDIT -> "timestamp";
            default -> RegistryCodec.TS;
        };
    }

    private static final class Time implements LineSink {
        private final String key;
        private @Nullable Instant found;

        Time(String log) {
            this.key = timeKey(log);
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            try {
                Map<String, @Nullable Object> record = Json.lenient().parse(buffer, start, end - start);
                found = record.get(key) instanceof String text ? Rfc3339.parse(text) : null;
            } catch (BadJsonException _) {
                // It has no time; reading the log reports that.
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // As above.
        }
    }
}
