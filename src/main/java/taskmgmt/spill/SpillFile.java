package taskmgmt.spill;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are rarely read again, in a temporary file instead of memory. The file is private to the user, and has no name from
 * the moment it is open: it is gone with the last {@link Piece} of it, or with the process, however that ends. Made when it is first
 * written to. Neither the file nor its pieces are thread-safe.
 */
public final class SpillFile {
    private final @Nullable Path directory;
    private @Nullable RandomAccessFile file;
    private boolean isUnwritable;
    private long length;

    /** @param directory where the file is made; null for where the machine keeps temporary files */
    public SpillFile(@Nullable Path directory) {
        this.directory = directory;
    }

    /** Bytes in the file. Not a channel, which an interrupt of a reader would close for good. */
    public static final class Piece {
        private final RandomAccessFile file;
        private final long start;
        private final int length;

        private Piece(RandomAccessFile file, long start, int length) {
            this.file = file;
            this.start = start;
            this.length = length;
        }

        /** How many bytes there are. */
        public int length() {
            return length;
        }

        /**
         * Some of the bytes.
         *
         * @throws UncheckedIOException where the file cannot be read
         */
        public byte[] read(int from, int count) {
            byte[] bytes = new byte[count];
            try {
                file.seek(start + from);
                file.readFully(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a temporary file: " + e.getMessage(), e);
            }
            return bytes;
        }
    }

    /** Writes the bytes; null where no file can be written, so that whoever has them must keep them. */
    public @Nullable Piece write(byte[] bytes) {
        if (isUnwritable) {
            return null;
        }
        try {
            RandomAccessFile to = file == null ? open() : file;
            file = to;
            to.seek(length);
            to.write(bytes);
            Piece piece = new Piece(to, length, bytes.length);
            length += bytes.length;
            return piece;
        } catch (IOException unwritable) {
            isUnwritable = true; // costs memory, and nothing else: what was written before can still be read
            return null;
        }
    }

    private RandomAccessFile open() throws IOException {
        String prefix = "task-mgmt-spill-";
        Path path = directory == null ? Files.createTempFile(prefix, ".run") : Files.createTempFile(directory, prefix, ".run");
        File named = path.toFile();
        try {
            return new RandomAccessFile(named, "rw");
        } finally {
            Files.delete(path);
        }
    }
}
