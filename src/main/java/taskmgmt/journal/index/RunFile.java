package taskmgmt.journal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/** One immutable file of an index, open for reading: what it holds about the lines between two offsets of a log. */
interface RunFile extends Closeable {
    Path file();

    /** Start of the first line of the log that it covers, in bytes. */
    long from();

    /** End of the last one. */
    long to();

    /** The size of its content, in a unit of its format. */
    long count();

    /** The identity of its log. */
    long identity();

    /** Reads a run's header. */
    interface Header<R extends RunFile> {
        /** The run with this header; null if it is not in this format. */
        @Nullable R read(Path file, FileChannel channel) throws IOException;
    }

    /**
     * The run in a file; null if it is not in this format. Closing the run closes the channel that it was read from.
     */
    static <R extends RunFile> @Nullable R open(Path file, Header<R> header) throws IOException {
        FileChannel channel = PrivateFiles.SYSTEM.read(file);
        try {
            R run = header.read(file, channel);
            if (run == null) {
                channel.close();
            }
            return run;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
