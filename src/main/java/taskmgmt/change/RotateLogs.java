package taskmgmt.change;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.store.write.LogSegments;
import taskmgmt.store.write.RotationRule;
import taskmgmt.store.write.TaskLog;

/** Rotates the logs into segments, and compresses segments. */
public final class RotateLogs {
    /** The names of logs in a request. */
    public static final List<String> LOGS = List.of("registry", "incidents", "audit");

    private final Request request;
    private final Parts parts;

    /** @param parts receives each part that is rotated or compressed, or would be */
    public RotateLogs(Request request, Parts parts) {
        this.request = request;
        this.parts = parts;
    }

    /**
     * The files to rotate.
     *
     * @param log      one of {@link #LOGS}; null for all
     * @param maxSize  in bytes: only files of at least this size; null for no such limit
     * @param maxAge   only files whose first record is at least this old; null for no such limit
     * @param compress whether plain segments are compressed too
     */
    public record Request(@Nullable String log, @Nullable Long maxSize, @Nullable Duration maxAge, boolean compress) {
        private RotationRule rule() {
            return new RotationRule(names(), maxSize, maxAge);
        }

        private List<String> names() {
            if (log == null) {
                return RotationRule.LOGS;
            }
            return List.of(switch (log) {
                case "incidents" -> LogFiles.INCIDENTS;
                case "audit" -> LogFiles.AUDIT;
                case "registry" -> LogFiles.REGISTRY;
                default -> throw new InvalidValueException("log", "is none of " + String.join(", ", LOGS));
            });
        }
    }

    /** Receives parts. */
    public interface Parts {
        /**
         * A part.
         *
         * @param action    what is done with it
         * @param log       the file name of the log that it belongs to
         * @param base      the offset in the log of its first byte
         * @param end       the offset in the log after its last byte
         * @param diskBytes the length of the file
         * @param file      the name of the file
         */
        void part(String action, String log, long base, long end, long diskBytes, String file) throws IOException;
    }

    /** Rotates and compresses. @throws taskmgmt.task.RefusedException if the policy denies it */
    public void rotate(TaskLog log, Instant now) throws IOException {
        LogSegments segments = new LogSegments(log);
        RotationRule rule = request.rule();
        if (!rule.due(log.directory(), now).isEmpty()) {
            for (LogPart part : segments.rotate(rule)) {
                tell("rotated", logOf(part), part);
            }
        }
        for (String name : request.names()) {
            List<LogPart> plain = plain(log.directory(), name);
            for (LogPart part : plain.isEmpty() ? plain : segments.compress(name, plain)) {
                tell("compressed", name, part);
            }
        }
    }

    /** Only reports what would be done; writes nothing. */
    public void plan(Path directory, Instant now) throws IOException {
        List<String> due = request.rule().due(directory, now);
        for (String name : request.names()) {
            List<LogPart> plain = new ArrayList<>(plain(directory, name));
            if (due.contains(name)) {
                LogPart active = LogPart.of(directory.resolve(name)).getLast();
                tell("rotate", name, active);
                plain.addAll(request.compress ? List.of(active) : List.of());
            }
            for (LogPart part : plain) {
                tell("compress", name, part);
            }
        }
    }

    private List<LogPart> plain(Path directory, String name) throws IOException {
        return request.compress
                ? LogPart.of(directory.resolve(name)).stream().filter(part -> part.state() == LogPart.State.PLAIN).toList()
                : List.of();
    }

    private void tell(String action, String log, LogPart part) throws IOException {
        parts.part(action, log, part.base(), part.end(), part.diskBytes(), String.valueOf(part.file().getFileName()));
    }

    /** The log to which this segment belongs. */
    private static String logOf(LogPart part) {
        String name = String.valueOf(part.file().getFileName());
        return name.substring(0, name.indexOf('-')) + ".jsonl";
    }
}
