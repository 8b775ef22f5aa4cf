package taskmgmt.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.SyncPolicy;

/**
 * Settings for writing a log directory.
 *
 * @param actor       the actor in whose name changes are audited
 * @param clock       the current time
 * @param sync        when changes become durable
 * @param lockTimeout how long to wait for other writers
 * @param rotateBytes the size at which an active file becomes a segment; 0 for no limit
 * @param policy      the policy file; null for the one in the log directory, if there is one
 */
public record LogSettings(
        String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout, long rotateBytes, @Nullable Path policy) {
    /** Long enough when dozens of writers each add a batch. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);
    /** Large enough that several years of a busy log are some dozens of files. */
    public static final long DEFAULT_ROTATE_BYTES = 256L << 20;

    public LogSettings(String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout) {
        this(actor, clock, sync, lockTimeout, DEFAULT_ROTATE_BYTES, null);
    }
}
