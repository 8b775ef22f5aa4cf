package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import taskmgmt.journal.disk.PrivateFiles;

/** A segment that has not changed since it was the active file. */
record PlainSegment(Path file, FileChannel channel) implements SegmentBytes {
    static PlainSegment open(Path file) throws IOException {
        return new PlainSegment(file, PrivateFiles.SYSTEM.read(file));
    }

    @Override
    public long length() throws IOException {
        return channel.size();
    }

    @Override
    public int read(byte[] buffer, int start, int length, long offset) throws IOException {
        return LogChannel.read(file, channel, buffer, start, length, offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
