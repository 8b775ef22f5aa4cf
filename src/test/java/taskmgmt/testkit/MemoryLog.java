package taskmgmt.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.ScanEnd;
import taskmgmt.store.heads.LogBytes;

/** A log that is only bytes, so that it can be verified many thousand times in a test. */
public final class MemoryLog implements LogBytes {
    private final byte[] bytes;

    public MemoryLog(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(byte[] buffer, int start, int length, long offset) {
        int count = (int) Math.min(length, bytes.length - offset);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(bytes, (int) offset, buffer, start, count);
        return count;
    }

    @Override
    public ScanEnd lines(long from, LineSink sink) throws IOException {
        if (from != 0) {
            throw new UnsupportedOperationException("read from its beginning only");
        }
        return LineScanner.scan(new ByteArrayInputStream(bytes), sink);
    }

    @Override
    public void close() {}
}
