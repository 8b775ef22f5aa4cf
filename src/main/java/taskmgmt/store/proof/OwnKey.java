package taskmgmt.store.proof;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.note.SigningKey;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Which key belongs to a log. The key directory decides; what the log says about itself can only agree. Otherwise a single forged entry in
 * a log would have it signed under the name of another log.
 */
record OwnKey(KeyDirectory keys, AuditTree tree) {

    /** The name of the log's key; null if none is known. Of several, the one that the log names, or else the one that signed last. */
    @Nullable String name(SigningMemory memory) throws IOException {
        String own = null;
        long size = 0;
        for (String name : keys.names()) {
            SignedStart start = keys.start(name);
            if (start != null && start.isOf(tree)) {
                if (name.equals(memory.origin())) {
                    return name;
                }
                own = start.size() > size ? name : own;
                size = Math.max(size, start.size());
            }
        }
        return own;
    }

    /**
     * The log's key.
     *
     * @param otherwise what the user could do instead
     * @throws RefusedException if the log has none, it is not in this directory, or the log names a key of another log
     */
    SigningKey key(SigningMemory memory, String otherwise) throws IOException {
        String own = name(memory);
        if (own != null) {
            return keys.find(own).orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, keys.location(own) + " is missing: put it back"
                    + otherwise));
        }
        String named = memory.origin();
        if (named == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "this log has no key: make one with 'task-mgmt audit key init'" + otherwise);
        }
        if (keys.find(named).isEmpty()) {
            throw new RefusedException(Refusal.NOT_FOUND, "the key " + named + " is not in " + keys.path()
                    + ": name the directory that has it in TASK_MGMT_KEYS" + otherwise);
        }
        if (keys.start(named) != null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the log names the key " + named + ", but " + keys.path() + " says that it belongs to "
                    + "another log, or to this one before it was changed: see 'task-mgmt audit verify'" + otherwise);
        }
        throw new RefusedException(Refusal.NOT_ALLOWED, "the log names the key " + named + ", and " + keys.path() + " does not say which log that "
                + "belongs to: if it is this one, say so with 'task-mgmt audit key init --name " + named + "'" + otherwise);
    }
}
