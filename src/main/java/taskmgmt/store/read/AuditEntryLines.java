package taskmgmt.store.read;

import java.io.IOException;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/** Reads the lines of an audit log as entries. Not for sharing between threads. */
final class AuditEntryLines implements LineSink {
    private final Json json = Json.lenient();
    private final AuditEntrySink entries;

    AuditEntryLines(AuditEntrySink entries) {
        this.entries = entries;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) throws IOException {
        try {
            entries.entry(json.parse(buffer, start, end - start));
        } catch (BadJsonException e) {
            entries.damaged();
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        entries.damaged();
    }
}
