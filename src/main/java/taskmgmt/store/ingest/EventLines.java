package taskmgmt.store.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.redaction.Redaction;
import taskmgmt.store.read.IncomingLine;
import taskmgmt.task.TaskEvent;

/**
 * Reads a stream of event lines in batches, in the order established by {@link LinesInTime}. If that is the order in which
 * they arrive, lines that a pipe has delivered are passed on before the next line is waited for.
 */
final class EventLines implements LinesInTime.Target, IncomingLine.Sink {
    private static final int BATCH_LINES = 1_000;

    /** Receives a batch. */
    interface BatchSink {
        void batch(List<EventLine> lines) throws IOException;
    }

    /** One event of a line, or the reason why there is none; {@code remarks} are to be reported once for each kind. */
    record EventLine(long number, @Nullable TaskEvent event, String fault, List<String> remarks) {}

    private final IncomingLine incoming;
    private final BatchSink sink;
    private final List<EventLine> found = new ArrayList<>();
    private List<EventLine> batch = new ArrayList<>(BATCH_LINES);

    private EventLines(Redaction redaction, BatchSink sink) {
        this.incoming = new IncomingLine(redaction::record, this);
        this.sink = sink;
    }

    static void read(InputStream in, LineTimes times, Redaction redaction, BatchSink sink) throws IOException {
        EventLines lines = new EventLines(redaction, sink);
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

    /** The number of a line is used as its offset. */
    @Override
    public void line(long number, byte[] line) throws IOException {
        incoming.read(line, 0, line.length, 0, null);
        for (EventLine each : found) {
            add(new EventLine(number, each.event(), each.fault(), each.remarks()));
        }
        found.clear();
    }

    @Override
    public void event(TaskEvent event, List<String> remarks, long offset) {
        found.add(new EventLine(0, event, "", remarks));
    }

    @Override
    public void fault(String reason, long offset) {
        found.add(new EventLine(0, null, reason, List.of()));
    }

    @Override
    public void refused(long number, String reason) throws IOException {
        add(new EventLine(number, null, reason, List.of()));
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
