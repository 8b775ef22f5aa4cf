package taskmgmt.store;

import java.time.Duration;
import java.time.InstantSource;
import taskmgmt.journal.SyncPolicy;

/**
 * How a log directory is written.
 *
 * @param actor       in whose name changes are audited
 * @param clock       what time it is
 * @param sync        when changes become durable
 * @param lockTimeout how long to wait for other writers
 */
public record LogSettings(String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout) {
    /** Long enough for dozens of writers that each add a batch. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);
}
