package taskmgmt.store.survey;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.report.system.LogFigures;
import taskmgmt.report.system.LogLag;
import taskmgmt.report.system.LogTimes;
import taskmgmt.stats.Projection;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.read.FoldSnapshot;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.store.read.TaskIndex;
import taskmgmt.time.Rfc3339;

/**
 * The log directory from outside: the sizes of its files and the lag of derived data. Needs no lock and writes nothing;
 * lines are counted by their newlines and not parsed.
 *
 * @param logs   the logs, including missing ones
 * @param lag    how far derived data lags behind the logs
 * @param newest the latest time in the logs; null if there is none
 */
public record LogSurvey(List<LogFigures> logs, LogLag lag, @Nullable Instant newest) {
    private static final List<String> NAMES =
            List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.EVENTS);

    public LogSurvey {
        logs = List.copyOf(logs);
    }

    /** @param projection whose checkpoint is examined */
    public static LogSurvey of(Path directory, Projection<?> projection) throws IOException {
        List<LogFigures> logs = new ArrayList<>();
        for (String name : NAMES) {
            logs.add(log(directory.resolve(name), 0));
        }
        LogPositions heads = AuditScan.continueFrom(AuditScan.remembered(directory), directory.resolve(LogFiles.AUDIT));
        long end = BusFile.activeEnd(directory, heads);
        long drained = end <= logs.getLast().bytes() ? end : 0;
        LogFigures pending = log(directory.resolve(LogFiles.EVENTS), drained);
        long registry = logs.getFirst().bytes();
        long unaudited = Math.max(0, registry - heads.registryEnd()) + Math.max(0, logs.get(1).bytes() - heads.incidentsEnd());
        long unindexed = Math.max(0, registry - TaskIndex.asItIs(directory).end());
        long unkept = registry - new FoldSnapshot(directory, projection.name()).offset();
        LogLag lag = new LogLag(pending.bytes() - drained + BusFile.lateBytes(directory, heads), pending.lines(), unaudited, unindexed, Math.max(0, unkept));
        return new LogSurvey(logs, lag, newest(directory));
    }

    /** The latest time of any task, incident or audit entry; null if there is none. */
    public static @Nullable Instant newest(Path directory) throws IOException {
        return times(directory).newest();
    }

    /** The times that occur in the logs. */
    public static LogTimes times(Path directory) throws IOException {
        LogReader logs = LogReader.at(directory);
        Runs<LogTimes> runs = RunReader.of(logs, ScanProgress.NONE).fold(LogTimes.PROJECTION);
        LogTimes times = runs.fold();
        runs.open().forEach(times::reach);
        times.reach(last(directory, LogFiles.AUDIT, "timestamp"));
        for (Incident incident : logs.incidents().values()) {
            times.reach(incident.changedAt());
            if (incident.success() && incident.resolvedAt() != null && incident.timeToRepair() == null) {
                times.backwards(incident.id());
            }
        }
        return times;
    }

    private static LogFigures log(Path file, long from) throws IOException {
        Lines lines = new Lines();
        long bytes = LineScanner.size(file);
        long unterminated = LineScanner.scan(file, from, bytes, lines).tailLength();
        Instant changed = LineScanner.changed(file);
        return new LogFigures(String.valueOf(file.getFileName()), bytes, lines.count, lines.odd, lines.firstOdd, unterminated, changed);
    }

    private static final class Lines implements LineSink {
        private long count;
        private long odd;
        private long firstOdd = -1;

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            count++;
            if (buffer[start] != '{' || buffer[end - 1] != '}') {
                odd(offset);
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            count++;
            odd(offset);
        }

        private void odd(long offset) {
            odd++;
            firstOdd = firstOdd < 0 ? offset : firstOdd;
        }
    }

    /** The time of the last record; null if none can be read. */
    private static @Nullable Instant last(Path directory, String log, String key) throws IOException {
        Instant[] found = new Instant[1];
        try (BackwardScanner lines = BackwardScanner.open(directory.resolve(log), Long.MAX_VALUE)) {
            lines.next(new LineSink() {
                @Override
                public void line(byte[] buffer, int start, int end, long offset) {
                    try {
                        Map<String, @Nullable Object> record = Json.lenient().parse(buffer, start, end - start);
                        found[0] = record.get(key) instanceof String text ? Rfc3339.parse(text) : null;
                    } catch (BadJsonException _) {
                        // It has no time; reading the log reports that.
                    }
                }

                @Override
                public void corrupt(long offset, long length, String reason) {
                    // As above.
                }
            });
        }
        return found[0];
    }
}
