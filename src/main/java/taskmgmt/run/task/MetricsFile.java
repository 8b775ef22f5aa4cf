package taskmgmt.run.task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.NonNumbers;

/**
 * A file to which a command writes its metrics: a JSON object, possibly nested, or one on each line, of which the last counts. It may
 * contain {@code NaN} and {@code Infinity} as numbers, as Python writes them. A file that has not changed since before the command started
 * is not the command's. Not thread-safe.
 */
final class MetricsFile {
    private static final int MAX_BYTES = 1 << 16;

    private final Path file;
    private final @Nullable State before;

    private MetricsFile(Path file, @Nullable State before) {
        this.file = file;
        this.before = before;
    }

    /** Changes when the file is written again. */
    private record State(@Nullable Object key, long size, long modifiedNanos) {
        static @Nullable State of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return found.isRegularFile()
                        ? new State(found.fileKey(), found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS)) : null;
            } catch (IOException _) {
                return null;
            }
        }
    }

    /** The state before a command starts. */
    static MetricsFile before(Path file) {
        return new MetricsFile(file, State.of(file));
    }

    /** Adds the metrics in the file; returns what is wrong with it, or null for nothing. */
    @Nullable String readInto(Metrics metrics) {
        State now = State.of(file);
        if (now == null) {
            return file + " is not there";
        }
        if (Objects.equals(now, before)) {
            return file + " was not written by the command";
        }
        try {
            Map<String, @Nullable Object> found = last(text(now.size), now.size <= MAX_BYTES);
            if (found == null) {
                return file + " holds no JSON object";
            }
            put("", found, metrics);
            return null;
        } catch (IOException e) {
            return file + " cannot be read: " + e.getMessage();
        }
    }

    /** Metrics in nested objects are named by their path: {@code eval.f1}. */
    private static void put(String prefix, Map<?, ?> object, Metrics metrics) {
        object.forEach((key, value) -> {
            if (value instanceof Number) {
                metrics.put(prefix + key, value);
            } else if (value instanceof String text) {
                metrics.say(prefix + key, text);
            } else if (value instanceof Map<?, ?> inner) {
                put(prefix + key + ".", inner, metrics);
            }
        });
    }

    private String text(long size) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
            channel.position(Math.max(0, size - MAX_BYTES));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Read on until the buffer is full or the file ends.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    /** The last line may be half written; then the one before it counts. */
    private static @Nullable Map<String, @Nullable Object> last(String text, boolean whole) {
        Map<String, @Nullable Object> found = whole ? parsed(text) : null;
        int end = text.length();
        while (found == null && end > 0) {
            int begin = text.lastIndexOf('\n', end - 1);
            found = parsed(text.substring(begin + 1, end));
            end = begin;
        }
        return found;
    }

    private static @Nullable Map<String, @Nullable Object> parsed(String text) {
        if (!text.strip().startsWith("{")) {
            return null;
        }
        try {
            return Json.lenient().parse(NonNumbers.quoted(text.strip()));
        } catch (BadJsonException _) {
            return null;
        }
    }

}
