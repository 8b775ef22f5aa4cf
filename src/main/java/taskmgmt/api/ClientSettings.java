package taskmgmt.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;

/**
 * Settings of a Java program that writes to a log directory.
 *
 * @param actor       the actor of changes in the audit log; one line of 1 to 200 characters
 * @param clock       what time it is
 * @param lockTimeout how long to wait for other writers
 * @param notices     takes what somebody should know though nothing failed for the caller, one line each: repairs of the log, an end
 *                    that could not be recorded. May be called by any thread
 */
public record ClientSettings(String actor, InstantSource clock, Duration lockTimeout, Consumer<String> notices) {
    private static final int MAX_ACTOR = 200;
    private static final System.Logger LOG = System.getLogger("taskmgmt");

    /** @throws IllegalArgumentException where the actor is blank, too long, or holds a control character */
    public ClientSettings {
        if (actor.isBlank() || actor.length() > MAX_ACTOR || actor.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an actor is one line of 1 to " + MAX_ACTOR + " characters");
        }
    }

    /** In the name of the user of this process, by the system's clock, within 30 s; notices go to the system's logger. */
    public static ClientSettings usual() {
        String user = System.getProperty("user.name", "");
        return new ClientSettings(user.isBlank() ? "java" : user, InstantSource.system(), LogSettings.DEFAULT_LOCK_TIMEOUT,
                text -> LOG.log(System.Logger.Level.WARNING, text));
    }

    /** The same in somebody else's name. */
    public ClientSettings withActor(String other) {
        return new ClientSettings(other, clock, lockTimeout, notices);
    }

    /** The same by another clock. */
    public ClientSettings withClock(InstantSource other) {
        return new ClientSettings(actor, other, lockTimeout, notices);
    }

    /** The same with notices for somebody else. */
    public ClientSettings withNotices(Consumer<String> other) {
        return new ClientSettings(actor, clock, lockTimeout, other);
    }

    LogSettings forLog() {
        return new LogSettings(actor, clock, SyncPolicy.SYNC, lockTimeout);
    }
}
