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
        ScanEnd end = LineScanner.scan(new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from), new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int stop, long offset) throws IOException {
                sink.line(buffer, start, stop, from + offset);
            }

            @Override
            public void blank(long offset) throws IOException {
                sink.blank(from + offset);
            }

            @Override
            public void corrupt(long offset, long length, String reason) throws IOException {
                sink.corrupt(from + offset, length, reason);
            }
        });
        return new ScanEnd(from + end.tailOffset(), end.tailLength());
    }

    @Override
    public void close() {}
}
