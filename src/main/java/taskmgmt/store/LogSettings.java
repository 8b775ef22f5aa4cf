package taskmgmt.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.SyncPolicy;

/**
 * How a log directory is written.
 *
 * @param actor       in whose name changes are audited
 * @param clock       what time it is
 * @param sync        when changes become durable
 * @param lockTimeout how long to wait for other writers
 * @param policy      the file that says who may do what; null for {@value #POLICY} of the log directory, if it has one
 */
public record LogSettings(String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout, @Nullable Path policy) {
    /** The policy in a log directory. */
    public static final String POLICY = "policy.json";
    /** Long enough for dozens of writers that each add a batch. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);

    public LogSettings(String actor, InstantSource clock, SyncPolicy sync, Duration lockTimeout) {
        this(actor, clock, sync, lockTimeout, null);
    }
}
