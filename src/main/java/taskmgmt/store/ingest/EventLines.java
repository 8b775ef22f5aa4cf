package taskmgmt.store.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.policy.Redaction;
import taskmgmt.store.read.IncomingLine;
import taskmgmt.task.TaskEvent;

/** Reads a stream of event lines in batches. What a pipe has brought is handed over before the next line is waited for. */
final class EventLines implements LineSink, IncomingLine.Sink {
    private static final int BATCH_LINES = 1_000;

    /** Takes a batch. */
    interface BatchSink {
        void batch(List<EventLine> lines) throws IOException;
    }

    /** One event of a line, or the reason why there is none; {@code remarks} are to be said once for every kind. */
    record EventLine(long number, @Nullable TaskEvent event, String fault, List<String> remarks) {}

    private final IncomingLine incoming;
    private final BatchSink sink;
    private final List<EventLine> found = new ArrayList<>();
    private List<EventLine> batch = new ArrayList<>(BATCH_LINES);
    private long lineNumber;

    private EventLines(Redaction redaction, BatchSink sink) {
        this.incoming = new IncomingLine(redaction::record, this);
        this.sink = sink;
    }

    static void read(InputStream in, boolean sorts, Redaction redaction, BatchSink sink) throws IOException {
        EventLines lines = new EventLines(redaction, sorts ? batch -> sink.batch(BatchOrder.byTime(batch)) : sink);
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
        incoming.read(buffer, start, end, offset, null);
        for (EventLine each : found) {
            add(each);
        }
        found.clear();
    }

    @Override
    public void event(TaskEvent event, List<String> remarks, long offset) {
        found.add(new EventLine(lineNumber, event, "", remarks));
    }

    @Override
    public void fault(String reason, long offset) {
        found.add(new EventLine(lineNumber, null, reason, List.of()));
    }

    @Override
    public void corrupt(long offset, long length, String reason) throws IOException {
        lineNumber++;
        add(new EventLine(lineNumber, null, reason, List.of()));
    }

    @Override
    public void blank(long offset) {
        lineNumber++;
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
