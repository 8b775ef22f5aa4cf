package taskmgmt.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The processes of a machine; an interface so that a test can be the machine. */
public interface Processes {
    /** The processes of the machine that this program runs on. */
    static Processes local() {
        return new LocalProcesses();
    }

    /** The id of the current boot of the machine: no two boots of any machine have the same. Empty if the machine does not report it. */
    String bootId();

    /** The process that has this pid now; null if there is none. */
    @Nullable Sighting find(long pid);

    /**
     * A process that exists.
     *
     * @param startedAt when it began; null if the machine does not report it
     */
    record Sighting(@Nullable Instant startedAt) {}
}
