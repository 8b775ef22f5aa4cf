package taskmgmt.heal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a detector. A check that could not be made has no result, and nothing follows from it. */
public sealed interface Observation {
    /** A description for people and for the record; may contain untrusted text. */
    String saw();

    /** {@code fine}, {@code down} or {@code unknown}. */
    String word();

    /** There is no failure. */
    record Fine(String saw) implements Observation {
        @Override
        public String word() {
            return "fine";
        }
    }

    /**
     * The failure is there.
     *
     * @param culprits the processes that cause it, if it is caused by processes
     * @param tasks    the ids of the tasks concerned
     */
    record Down(String saw, List<Culprit> culprits, List<String> tasks) implements Observation {
        public Down {
            culprits = List.copyOf(culprits);
            tasks = List.copyOf(tasks);
        }

        /** A failure without processes and tasks. */
        public Down(String saw) {
            this(saw, List.of(), List.of());
        }

        @Override
        public String word() {
            return "down";
        }
    }

    /** It could not be determined. */
    record Unknown(String saw) implements Observation {
        @Override
        public String word() {
            return "unknown";
        }
    }

    /**
     * A process that causes a failure.
     *
     * @param startedAt distinguishes it from another process with the same id; null if the machine does not report it
     */
    record Culprit(long pid, @Nullable Instant startedAt, String command) {}
}
