package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;

/**
 * The current state outside of the run's record.
 *
 * @param mine    the tasks whose commands run now, by their ids
 * @param outside what steps wait for
 */
public record Look(Instant now, Set<String> mine, Outside outside) {
    public Look {
        mine = Set.copyOf(mine);
    }

    /** What steps wait for. */
    public interface Outside {
        /** Of somebody who only looks at a run. */
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

        /** Whether there is a file of that name; a relative one is in the directory of the run. */
        boolean isThere(String directory, String path);

        /** Where a task of the registry stands; null where there is none. */
        @Nullable Status task(String id);
    }
}
