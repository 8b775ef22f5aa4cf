package taskmgmt.store.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.policy.Redaction;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.IncomingEvent;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;

/** Reads a stream of event lines in batches. What a pipe has brought is handed over before the next line is waited for. */
final class EventLines implements LineSink {
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
    private long lineNumber;

    private EventLines(InstantSource clock, Redaction redaction, BatchSink sink) {
        this.clock = clock;
        this.redaction = redaction;
        this.sink = sink;
    }

    static void read(InputStream in, InstantSource clock, Redaction redaction, BatchSink sink) throws IOException {
        EventLines lines = new EventLines(clock, redaction, sink);
        LineScanner.scanWithTail(lines.handingOver(in), lines);
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
    public void line(byte[] buffer, int start, int end, long offset) throws IOException {
        lineNumber++;
        try {
            add(new EventLine(lineNumber, event(buffer, start, end), ""));
        } catch (BadJsonException e) {
            add(new EventLine(lineNumber, null, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) throws IOException {
        lineNumber++;
        add(new EventLine(lineNumber, null, reason));
    }

    @Override
    public void blank(long offset) {
        lineNumber++;
    }

    /** An event without a time of its own is known by what it says: the time of its arrival must not make it a new one. */
    private TaskEvent event(byte[] buffer, int start, int end) throws BadJsonException {
        var parsed = json.parse(buffer, start, end - start);
        var line = redaction.record(parsed); // before anything else: not even a hash of a secret is kept
        TaskEvent event = IncomingEvent.of(line, IncomingEvent.length(end - start, line.equals(parsed)), Rfc3339.toMicros(clock.instant()));
        boolean hasIdentity = line.get(RegistryCodec.TS) != null || event.text(EventIdentity.EVENT_ID) != null;
        return hasIdentity ? event : event.with(EventIdentity.EVENT_ID, EventIdentity.ofUntimed(line));
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
