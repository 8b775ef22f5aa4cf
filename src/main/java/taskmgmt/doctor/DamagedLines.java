package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.LineCheck;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.Json;
import taskmgmt.record.IncidentCodec;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.survey.LogCondition;

/**
 * The lines of the registry and the incidents that hold no record. Anything after the vouched part is left to the check of the
 * tails, unless nothing is vouched for yet.
 *
 * @param lines at most {@value #MOST} damaged lines of each log, and as many that are JSON objects
 * @param count number of damaged lines, by log
 */
record DamagedLines(List<Line> lines, Map<String, Long> count) {
    static final int MOST = 100;

    DamagedLines {
        lines = List.copyOf(lines);
        count = Map.copyOf(count);
    }

    /**
     * A line.
     *
     * @param length its bytes, without the line end
     * @param isJson whether it is a JSON object, but not a record that this program knows: perhaps one of a newer version
     */
    record Line(String log, long offset, long length, String reason, boolean isJson) {}

    static DamagedLines of(DirectoryView patient) throws IOException {
        List<Line> lines = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        for (LogCondition.Log log : patient.condition().logs()) {
            if (!log.name().equals(LogFiles.AUDIT)) {
                long end = patient.condition().adopts() ? log.bytes() : Math.min(log.bytes(), log.vouchedEnd());
                Sink sink = new Sink(log.name(), lines);
                LineScanner.scan(patient.path(log.name()), 0, end, sink);
                counts.put(log.name(), sink.count - sink.unknown);
            }
        }
        return new DamagedLines(lines, counts);
    }

    /** How many lines of a log are JSON objects but not records that this program knows, whether or not anything vouches for them yet. */
    static long unknown(Path directory, String log) throws IOException {
        Sink sink = new Sink(log, new ArrayList<>());
        LineScanner.scan(directory.resolve(log), 0, Long.MAX_VALUE, sink);
        return sink.unknown;
    }

    private static final class Sink implements LineSink {
        private final String log;
        private final List<Line> lines;
        private final Json json = Json.lenient();
        private final FieldScanner scanner = new FieldScanner();
        private long count;
        private long unknown;

        Sink(String log, List<Line> lines) {
            this.log = log;
            this.lines = lines;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            boolean isJson = scanner.check(buffer, start, end) == LineCheck.Verdict.WHOLE;
            try {
                Map<String, @Nullable Object> record = json.parse(buffer, start, end - start);
                if (!isJson) {
                    throw new BadJsonException("it is not UTF-8"); // the parser accepts some invalid bytes
                }
                if (log.equals(LogFiles.REGISTRY)) {
                    RegistryCodec.decode(record);
                } else {
                    IncidentCodec.decode(record);
                }
            } catch (BadJsonException e) {
                add(new Line(log, offset, end - start, String.valueOf(e.getMessage()), isJson));
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            add(new Line(log, offset, length, reason, false));
        }

        private void add(Line line) {
            count++;
            unknown += line.isJson() ? 1 : 0;
            if ((line.isJson() ? unknown : count - unknown) <= MOST) {
                lines.add(line);
            }
        }
    }
}
