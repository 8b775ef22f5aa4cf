package taskmgmt.store.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import taskmgmt.hash.Sha256;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.TaskEvent;

/** What makes two events the same event: the {@code event_id} that they carry, or else all that they say. */
public final class EventIdentity {
    public static final String EVENT_ID = "event_id";

    private final MessageDigest digest = Sha256.digest();

    /** A hash of the identity, of which the first 16 bytes are enough to tell all events of a log apart. */
    public byte[] of(TaskEvent event) {
        String id = event.text(EVENT_ID);
        return digest.digest(id != null ? id.getBytes(StandardCharsets.UTF_8) : RegistryCodec.encode(event));
    }

    public byte[] of(String text) {
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
