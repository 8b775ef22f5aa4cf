package taskmgmt.change.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import taskmgmt.access.ApiKeys;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/**
 * The file with the keys, in the log directory, which only its owner may read. It holds only hashes of keys; but anybody who can
 * write to it can add a key. It is replaced as a whole, under the lock of the log; if it is invalid, no key is accepted.
 */
public final class KeyFile {
    private static final long MAX_BYTES = 1 << 20;

    private KeyFile() {}

    /**
     * The current keys; none if there is no file.
     *
     * @throws LogDamagedException if there is a file that cannot be used, or that is writable for others than its owner
     */
    public static ApiKeys read(Path directory) throws IOException {
        Path file = directory.resolve(LogFiles.KEYS);
        if (PrivateFiles.attributes(file) == null) {
            return ApiKeys.NONE;
        }
        if (Files.size(file) > MAX_BYTES) {
            throw unusable(file, "it is longer than " + MAX_BYTES + " bytes");
        }
        if (PrivateFiles.isWritableByOthers(file)) {
            throw unusable(file, "others than its owner may write to it (chmod 600)");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return ApiKeys.of(Json.strict().parse(bytes, 0, bytes.length));
        } catch (BadJsonException | IllegalArgumentException e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        }
    }

    private static LogDamagedException unusable(Path file, String why) {
        return new LogDamagedException(file + " cannot be used: " + why + ": nobody is let in until that is repaired");
    }

    /** Runs under the lock of the log. */
    static void write(ApiKeys keys, Path directory, PrivateFiles shared) throws IOException {
        PrivateFiles disk = shared.neverShared();
        Path file = directory.resolve(LogFiles.KEYS);
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(keys.toMap(), 0, text);
        disk.rewrite(file, ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.UTF_8)));
        disk.syncDirectory(directory);
    }
}
