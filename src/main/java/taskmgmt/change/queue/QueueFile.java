package taskmgmt.change.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.queue.QueueSettings;

/**
 * The file with the settings of groups, in the log directory. It is replaced as a whole, under the lock of the log; an error in
 * it stops the queue rather than letting paused tasks run.
 */
public final class QueueFile {
    private static final long MAX_BYTES = 1 << 20;

    private QueueFile() {}

    /** @throws LogDamagedException if there is a file that cannot be used */
    public static QueueSettings read(Path directory) throws IOException {
        Path file = directory.resolve(LogFiles.QUEUE);
        if (PrivateFiles.attributes(file) == null) {
            return QueueSettings.USUAL;
        }
        if (Files.size(file) > MAX_BYTES) {
            throw unusable(file, "it is longer than " + MAX_BYTES + " bytes");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return QueueSettings.of(Json.strict().parse(bytes, 0, bytes.length));
        } catch (BadJsonException | IllegalArgumentException e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private static LogDamagedException unusable(Path file, String why) {
        return new LogDamagedException(file + " cannot be used: " + why + ": nothing is taken from the queue until that is repaired");
    }

    /** Replaces the file, under the lock. */
    public static void write(QueueSettings settings, Path directory, PrivateFiles disk) throws IOException {
        Path file = directory.resolve(LogFiles.QUEUE);
        Map<String, @Nullable Object> map = settings.toMap();
        JsonLineWriter lines = new JsonLineWriter();
        lines.value(map);
        lines.endLine();
        disk.rewrite(file, ByteBuffer.wrap(lines.bytes(), 0, lines.length()));
    }
}
