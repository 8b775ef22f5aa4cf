package taskmgmt.store.proof;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How long a log was when it was signed last. The key directory says so, where nobody can change it who may only write to the log: a log
 * that has fewer entries now was cut, is a copy from before, or names the key of another log.
 *
 * @param name    of the key
 * @param entries of the audit log
 */
public record SignedLength(String name, long entries) {

    /** Null where the log names no key, or the key directory does not say which log that belongs to. */
    public static @Nullable SignedLength of(Path logs, KeyDirectory keys) throws IOException {
        String name = keys.names().isEmpty() ? null : SigningMemory.load(logs).origin();
        SignedStart start = name == null ? null : keys.start(name);
        return name == null || start == null ? null : new SignedLength(name, start.size());
    }
}
