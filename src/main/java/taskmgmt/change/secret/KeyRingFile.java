package taskmgmt.change.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.SecretFile;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.secret.KeyRing;

/** Where the ring of a store is: outside of every log directory, for its owner only. */
record KeyRingFile(Path directory) {
    private SecretFile file(String store) {
        return new SecretFile(directory.resolve("credentials-" + store + ".ring"));
    }

    /** Null if there is none. */
    @Nullable KeyRing read(String store) throws IOException {
        SecretFile file = file(store);
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return null;
        }
        try {
            KeyRing ring = KeyRing.of(Json.strict().parse(text.get()));
            if (!ring.store().equals(store)) {
                throw new IllegalArgumentException("it is the ring of another store");
            }
            return ring;
        } catch (BadJsonException _) { // whose message may repeat what is in it
            throw new LogDamagedException(file.path() + " cannot be used: it is no JSON: put the right file back");
        } catch (IllegalArgumentException e) {
            throw new LogDamagedException(file.path() + " cannot be used: " + e.getMessage() + ": put the right file back", e);
        }
    }

    void write(KeyRing ring) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(ring.toMap(), 0, text);
        file(ring.store()).replace(text.append('\n').toString());
    }
}
