package taskmgmt.store.proof;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The length of a log when it was last signed. It is in the key directory, which someone who can only write to the log cannot change: a
 * log that has fewer entries now was cut, is an earlier copy, or names the key of another log.
 *
 * @param name    of the key
 * @param entries of the audit log at that time
 */
public record SignedLength(String name, long entries) {

    /** Null if the log names no key, or the key directory does not say to which log that key belongs. */
    public static @Nullable SignedLength of(Path logs, KeyDirectory keys) throws IOException {
        String name = keys.names().isEmpty() ? null : SigningMemory.load(logs).origin();
        SignedStart start = name == null ? null : keys.start(name);
        return name == null || start == null ? null : new SignedLength(name, start.size());
    }
}
