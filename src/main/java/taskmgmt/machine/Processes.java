package taskmgmt.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The processes of a machine; an interface so that a test can be the machine. */
public interface Processes {
    /** Those of the machine that this program runs on. */
    static Processes local() {
        return new LocalProcesses();
    }

    /** Which start of the machine this is: no two starts of any machine have the same. Empty where it does not tell. */
    String bootId();

    /** The process that has this number now; null where there is none. */
    @Nullable Sighting find(long pid);

    /**
     * A process that is there.
     *
     * @param startedAt when it began; null where the machine does not tell
     */
    record Sighting(@Nullable Instant startedAt) {}
}
