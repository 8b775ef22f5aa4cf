package taskmgmt.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.SyncPolicy;

/**
 * Settings for writing a log directory.
 *
 * @param actor       in whose name changes are audited
 * @param clock       what time it is
 * @param sync        when changes become durable
 * @param lockTimeout how long to wait for other writers
 * @param rotateBytes how long an active file becomes before it is made a segment; 0 for as long as may be
 * @param policy      the file that says who may do what; null for the one in the log directory, if it has one
 */
public record LogSettings(
        String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout, long rotateBytes, @Nullable Path policy) {
    /** Long enough for dozens of writers that each add a batch. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);
    /** Large enough that years of a busy log are some dozens of files. */
    public static final long DEFAULT_ROTATE_BYTES = 256L << 20;

    public LogSettings(String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout) {
        this(actor, clock, sync, lockTimeout, DEFAULT_ROTATE_BYTES, null);
    }
}
