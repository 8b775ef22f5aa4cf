package taskmgmt.heal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a detector has found out. A check that could not be made has found out nothing, and nothing follows from it. */
public sealed interface Observation {
    /** For people and for the record; may hold untrusted text. */
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
     * @param culprits the processes that cause it, where it is of that kind
     * @param tasks    the ids of the tasks that it is about
     */
    record Down(String saw, List<Culprit> culprits, List<String> tasks) implements Observation {
        public Down {
            culprits = List.copyOf(culprits);
            tasks = List.copyOf(tasks);
        }

        /** One without processes and tasks. */
        public Down(String saw) {
            this(saw, List.of(), List.of());
        }

        @Override
        public String word() {
            return "down";
        }
    }

    /** It cannot be told. */
    record Unknown(String saw) implements Observation {
        @Override
        public String word() {
            return "unknown";
        }
    }

    /**
     * A process that causes a failure.
     *
     * @param startedAt by which another one of the same number is told from it; null where the machine does not say
     */
    record Culprit(long pid, @Nullable Instant startedAt, String command) {}
}
