package taskmgmt.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;

/**
 * Settings of a Java program that writes to a log directory.
 *
 * @param actor       who makes the changes, for the audit log; one line of 1 to 200 characters
 * @param clock       the source of the current time
 * @param lockTimeout how long to wait for other writers
 * @param notices     receives messages that somebody should see although no call failed, one line each: repairs of the log, an
 *                    end that could not be recorded. May be called from any thread
 */
public record ClientSettings(String actor, InstantSource clock, Duration lockTimeout, Consumer<String> notices) {
    private static final int MAX_ACTOR = 200;
    private static final System.Logger LOG = System.getLogger("taskmgmt");

    /** @throws IllegalArgumentException if the actor is blank, too long, or holds a control character */
    public ClientSettings {
        if (actor.isBlank() || actor.length() > MAX_ACTOR || actor.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an actor is one line of 1 to " + MAX_ACTOR + " characters");
        }
    }

    /** Acts as the user of this process, uses the system clock and waits up to 30 s; notices go to the system's logger. */
    public static ClientSettings usual() {
        String user = System.getProperty("user.name", "");
        return new ClientSettings(user.isBlank() ? "java" : user, InstantSource.system(), LogSettings.DEFAULT_LOCK_TIMEOUT,
                text -> LOG.log(System.Logger.Level.WARNING, text));
    }

    /** The same settings with another actor. */
    public ClientSettings withActor(String other) {
        return new ClientSettings(other, clock, lockTimeout, notices);
    }

    /** The same settings with another clock. */
    public ClientSettings withClock(InstantSource other) {
        return new ClientSettings(actor, other, lockTimeout, notices);
    }

    /** The same settings with another receiver of notices. */
    public ClientSettings withNotices(Consumer<String> other) {
        return new ClientSettings(actor, clock, lockTimeout, other);
    }

    LogSettings forLog() {
        return new LogSettings(actor, clock, SyncPolicy.SYNC, lockTimeout);
    }
}
