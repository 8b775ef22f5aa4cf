package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;

/**
 * The current state outside of the run's record.
 *
 * @param mine    the ids of the tasks whose commands run now
 * @param outside what steps wait for
 */
public record Look(Instant now, Set<String> mine, Outside outside) {
    public Look {
        mine = Set.copyOf(mine);
    }

    /** What steps wait for. */
    public interface Outside {
        /** For readers that only look at a run. */
        Outside UNSEEN = new Outside() {
            @Override
            public boolean isThere(String directory, String path) {
                return false;
            }

            @Override
            public Status task(String id) {
                return Status.PENDING;
            }
        };

        /** Whether the file exists; a relative path is resolved against the directory of the run. */
        boolean isThere(String directory, String path);

        /** The status of a task of the registry; null if there is none. */
        @Nullable Status task(String id);
    }
}
