package taskmgmt.journal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/** One immutable file of an index: what it knows of the lines between two offsets of a log. Open for reading. */
interface RunFile extends Closeable {
    Path file();

    /** Where the first line of the log that it covers begins, in bytes. */
    long from();

    /** Where the last one ends. */
    long to();

    /** How much is in it, in a unit of its format. */
    long count();

    /** Of which log it is. */
    long identity();

    /** Reads a run's header. */
    interface Header<R extends RunFile> {
        /** The run that begins with it; null where it is none of this format. */
        @Nullable R read(Path file, FileChannel channel) throws IOException;
    }

    /** The run in a file; null where it is none of this format. The run closes the channel that it was read from. */
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
