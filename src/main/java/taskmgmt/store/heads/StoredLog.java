package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.ScanEnd;
import taskmgmt.journal.segment.LogChannel;

/** A log of a log directory, with all its segments; a missing log is empty. */
public final class StoredLog implements LogBytes {
    private final Path file;
    private final @Nullable LogChannel channel;
    private final long size;

    public StoredLog(Path file) throws IOException {
        this.file = file;
        this.channel = LogChannel.openOrNull(file);
        this.size = channel == null ? 0 : channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(byte[] buffer, int start, int length, long offset) throws IOException {
        int wanted = (int) Math.min(length, size - offset);
        return channel == null || wanted <= 0 ? -1 : channel.readFully(buffer, start, wanted, offset);
    }

    @Override
    public ScanEnd lines(long from, LineSink sink) throws IOException {
        return LineScanner.scan(file, from, size, sink);
    }

    @Override
    public List<LogChannel.Flaw> surplus() throws IOException {
        return channel == null ? List.of() : channel.surplus();
    }

    @Override
    public List<LogChannel.Flaw> defects() throws IOException {
        return channel == null ? List.of() : channel.defects();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
