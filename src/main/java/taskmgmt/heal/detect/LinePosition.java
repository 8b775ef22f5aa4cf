package taskmgmt.heal.detect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * How far the lines of a file have been read. The file is identified by the system's key for it, and by a hash of the bytes before the
 * position. So it is found again after a rotation, by renaming or by copying and truncating, under a name that starts with its own, but not
 * if it was also compressed meanwhile.
 *
 * @param key    the system's key for the file; empty if it did not exist
 * @param offset in bytes, at the start of a line
 * @param hash   of up to {@value #HASHED} bytes before that
 */
record LinePosition(String key, long offset, String hash) {
    private static final int HASHED = 256;
    private static final int BUFFER = 1 << 16;
    /** Of a longer line only the start is checked. */
    private static final int MAX_LINE = 1 << 16;

    /** Receives complete lines, without their line ends. */
    interface Lines {
        void line(String line);
    }

    /** The position after the last complete line of a file; a file that does not exist yet will be read from its start. */
    static LinePosition endOf(Path file) throws IOException {
        return exists(file) ? read(file, 0, _ -> { }) : new LinePosition("", 0, "");
    }

    /** Passes on the complete lines from here to the end, and returns the position there. */
    LinePosition read(Path file, Lines lines) throws IOException {
        if (exists(file) && isIn(file)) {
            return read(file, offset, lines);
        }
        Path earlier = rotated(file);
        if (earlier != null) {
            read(earlier, offset, lines);
        }
        return exists(file) ? read(file, 0, lines) : new LinePosition("", 0, "");
    }

    private static boolean exists(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static String key(Path file) throws IOException {
        return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    private boolean isIn(Path file) throws IOException {
        return key(file).equals(key) && holds(file);
    }

    /** Whether the bytes before the position are the same as before. */
    private boolean holds(Path file) throws IOException {
        return Files.size(file) >= offset && hash(file, offset).equals(hash);
    }

    /** The file that it was renamed or copied to; null if there is none, or nothing of it had been read. */
    private @Nullable Path rotated(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        Path copy = null;
        if (key.isEmpty() || parent == null) {
            return null;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, each -> String.valueOf(each.getFileName()).startsWith(name))) {
            for (Path each : all) {
                if (!String.valueOf(each.getFileName()).equals(name) && exists(each) && holds(each)) {
                    if (key(each).equals(key)) {
                        return each;
                    }
                    copy = offset > 0 ? each : copy;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return copy;
    }

    private static LinePosition read(Path file, long from, Lines lines) throws IOException {
        long end = from;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(from);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long at = from;
            while (channel.read(buffer.clear()) > 0) {
                for (byte each : Arrays.copyOf(buffer.array(), buffer.position())) {
                    at++;
                    if (each == '\n') {
                        lines.line(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                        end = at;
                    } else if (line.size() < MAX_LINE) {
                        line.write(each);
                    }
                }
            }
        }
        return new LinePosition(key(file), end, hash(file, end));
    }

    private static String hash(Path file, long offset) throws IOException {
        int length = (int) Math.min(HASHED, offset);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(offset - length);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Read on until the buffer is full or the file ends.
            }
        }
        return Sha256.hex(bytes.array(), 0, length);
    }

    /** The content of a state file: three words, each on a line of its own. */
    String text() {
        return key + "\n" + offset + "\n" + hash + "\n";
    }

    /** Parses a position; null if it is not one. */
    static @Nullable LinePosition parse(String text) {
        String[] lines = text.split("\n", -1);
        try {
            return lines.length == 4 ? new LinePosition(lines[0], Long.parseLong(lines[1]), lines[2]) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
