package taskmgmt.store.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.policy.Redaction;
import taskmgmt.store.read.IncomingEvent;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;

/**
 * Reads a stream of event lines in batches, in the order that {@link LinesInTime} brings them into. Where that is the order
 * in which they come, what a pipe has brought is handed over before the next line is waited for.
 */
final class EventLines implements LinesInTime.Target {
    private static final int BATCH_LINES = 1_000;

    /** Takes a batch. */
    interface BatchSink {
        void batch(List<EventLine> lines) throws IOException;
    }

    /** One line: its event, or the reason why it has none. */
    record EventLine(long number, @Nullable TaskEvent event, String fault) {}

    private final InstantSource clock;
    private final Redaction redaction;
    private final BatchSink sink;
    private final Json json = Json.strict();
    private List<EventLine> batch = new ArrayList<>(BATCH_LINES);

    private EventLines(InstantSource clock, Redaction redaction, BatchSink sink) {
        this.clock = clock;
        this.redaction = redaction;
        this.sink = sink;
    }

    static void read(InputStream in, LineTimes times, InstantSource clock, Redaction redaction, BatchSink sink) throws IOException {
        EventLines lines = new EventLines(clock, redaction, sink);
        times.forget();
        try (LinesInTime inTime = new LinesInTime(times, lines)) {
            LineScanner.scanWithTail(lines.handingOver(in), inTime);
            inTime.end();
        }
        lines.handOver();
    }

    private InputStream handingOver(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int start, int length) throws IOException {
                if (in.available() == 0) {
                    handOver();
                }
                return in.read(buffer, start, length);
            }
        };
    }

    @Override
    public void line(long number, byte[] line) throws IOException {
        try {
            add(new EventLine(number, event(line), ""));
        } catch (BadJsonException e) {
            add(new EventLine(number, null, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void refused(long number, String reason) throws IOException {
        add(new EventLine(number, null, reason));
    }

    private TaskEvent event(byte[] bytes) throws BadJsonException {
        var parsed = json.parse(bytes, 0, bytes.length);
        var line = redaction.record(parsed); // before anything else: not even a hash of a secret is kept
        return IncomingEvent.of(line, IncomingEvent.length(bytes.length, line.equals(parsed)), Rfc3339.toMicros(clock.instant()));
    }

    private void add(EventLine line) throws IOException {
        batch.add(line);
        if (batch.size() == BATCH_LINES) {
            handOver();
        }
    }

    private void handOver() throws IOException {
        if (!batch.isEmpty()) {
            List<EventLine> full = batch;
            batch = new ArrayList<>(BATCH_LINES);
            sink.batch(full);
        }
    }
}
