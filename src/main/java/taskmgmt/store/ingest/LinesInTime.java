package taskmgmt.store.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.FieldScanner.Kind;
import taskmgmt.json.Json;
import taskmgmt.json.NonNumbers;
import taskmgmt.spill.SpillSorter;
import taskmgmt.store.read.IncomingLine;
import taskmgmt.task.EventType;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeReading;

/**
 * Stands between the lines of a source and the ingestion: reads the time of each line, in whatever format, rewrites it as
 * in the registry, and passes the lines on in the order of time, as determined by {@link TaskCourse}. A line without a time
 * is refused, and one that is not an event is passed on as it is, for others to report. Memory is bounded: what does not
 * fit is sorted in temporary files. To be closed. Not thread-safe.
 */
final class LinesInTime implements LineSink, Closeable {
    private static final long MAX_BYTES = 16 << 20;
    private static final int TS = 0;
    private static final int EVENT = 1;
    private static final int TASK_ID = 2;
    private static final int MISSION_ID = 3;
    /** If the order of the source is kept: for how many tasks the time of the last event is remembered. */
    private static final int MAX_TASKS = 50_000;
    /** A smaller number of seconds since 1970 cannot be a present-day time. */
    private static final double MIN_EPOCH = 1e8;

    private final FieldScanner fields = new FieldScanner("ts", "event", "task_id", "mission_id");
    private final LineTimes times;
    private final Target target;
    private final SpillSorter<TimedLine> byTask = new SpillSorter<>(null, MAX_BYTES, TimedLine.BY_TASK, TimedLine.FORM);
    private final SpillSorter<PlacedLine> inTime = new SpillSorter<>(null, MAX_BYTES, PlacedLine.ORDER, PlacedLine.FORM);
    private final Map<String, Long> lastHeard = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_TASKS;
        }
    };
    private long number;

    LinesInTime(LineTimes times, Target target) {
        this.times = times;
        this.target = target;
    }

    /** Receives lines; they are counted from 1. */
    interface Target {
        void line(long number, byte[] line) throws IOException;

        void refused(long number, String reason) throws IOException;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) throws IOException {
        number++;
        byte[] line = Arrays.copyOfRange(buffer, start + IncomingLine.markLength(buffer, start, end), end);
        boolean isJson = fields.scan(line, 0, line.length);
        if (!isJson) {
            line = NonNumbers.quoted(line);
            isJson = fields.scan(line, 0, line.length);
        }
        EventType type = isJson && fields.kind(EVENT) == Kind.STRING
                ? EventType.named(fields.text(EVENT)) : null;
        int id = fields.kind(TASK_ID) == Kind.ABSENT ? MISSION_ID : TASK_ID;
        boolean isNamed = fields.kind(id) == Kind.STRING || fields.kind(id) == Kind.NUMBER;
        if (type == null || !isNamed) {
            target.line(number, line);
            return;
        }
        Object value = fields.kind(TS) == Kind.STRING || fields.kind(TS) == Kind.NUMBER ? fields.text(TS) : null;
        String taskId = fields.text(id);
        Long before = times.keepsOrder() ? lastHeard.get(taskId) : null;
        TimeReading reading = times.read(value, before == null ? null : Micros.instant(before));
        if (reading instanceof TimeReading.At at) {
            times.count(at.form());
            take(timed(taskId, type, at, value, line));
        } else {
            target.refused(number, reason(reading, value, line));
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) throws IOException {
        number++;
        target.refused(number, reason);
    }

    @Override
    public void blank(long offset) {
        number++;
    }

    private TimedLine timed(String taskId, EventType type, TimeReading.At at, @Nullable Object value, byte[] line) {
        boolean isText = fields.kind(TS) == Kind.STRING;
        long micros = Micros.of(at.instant());
        boolean isLocal = at.form() == TimeReading.Form.LOCAL;
        long later = isLocal && !times.keepsOrder() && times.read(value, Instant.MAX) instanceof TimeReading.At second
                ? Micros.of(second.instant()) : micros;
        boolean isOurs = isText && at.form() == TimeReading.Form.OFFSET
                && at.instant().equals(Rfc3339.parse(fields.text(TS)));
        int quote = isText ? 1 : 0;
        return new TimedLine(number, taskId, type, micros, later, fields.start(TS) - quote, fields.end(TS) + quote, !isOurs, line);
    }

    private void take(TimedLine line) throws IOException {
        if (times.keepsOrder()) {
            lastHeard.merge(line.taskId(), line.micros(), Math::max);
            target.line(line.number(), line.lineAt(line.micros()));
        } else {
            byTask.add(line);
        }
    }

    /** Passes on the lines that were waiting for the rest. To be called after the last line. */
    void end() throws IOException {
        TaskCourse.Sink placed = (line, micros, position, step) ->
                inTime.add(new PlacedLine(position, step, line.number(), line.lineAt(micros)));
        String taskId = "";
        TaskCourse course = new TaskCourse();
        for (TimedLine line = byTask.next(); line != null; line = byTask.next()) {
            if (!line.taskId().equals(taskId)) {
                course.close(placed);
                course = new TaskCourse();
                taskId = line.taskId();
            }
            course.add(line, placed);
        }
        course.close(placed);
        for (PlacedLine line = inTime.next(); line != null; line = inTime.next()) {
            target.line(line.number(), line.line());
        }
    }

    private String reason(TimeReading reading, @Nullable Object value, byte[] line) {
        if (value != null) {
            return reading instanceof TimeReading.Absent ? "its ts is '" + value + "', which is no time" : "no RFC 3339 timestamp: " + value;
        }
        String alike = keysOfTimes(line);
        return alike.isEmpty() ? "it has no ts, the time at which it happened"
                : "it has no ts, the time at which it happened; there is a time in " + alike;
    }

    private String keysOfTimes(byte[] line) {
        StringJoiner keys = new StringJoiner(", ");
        try {
            for (Map.Entry<String, @Nullable Object> entry : Json.lenient().parse(line, 0, line.length).entrySet()) {
                if (looksLikeTime(entry.getValue())) {
                    keys.add("'" + entry.getKey() + "'");
                }
            }
        } catch (BadJsonException e) {
            return ""; // it has worse defects than that
        }
        return keys.toString();
    }

    private boolean looksLikeTime(@Nullable Object value) {
        boolean isAmount = value instanceof Number number && number.doubleValue() >= MIN_EPOCH;
        boolean isText = value instanceof String text && text.length() >= "20260105".length();
        return (isAmount || isText) && times.read(value, null) instanceof TimeReading.At;
    }

    @Override
    public void close() throws IOException {
        try (byTask; inTime) {
            lastHeard.clear();
        }
    }
}
