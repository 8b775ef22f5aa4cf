package taskmgmt.heal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a playbook does about its failure. Whether it helped is decided by the verification, not by the remedy. */
public sealed interface Remedy {
    /** The maximum length of the words that identify a remedy. */
    int MAX_KIND = 200;

    /** What it would do, for people and for the record. */
    String words();

    /** Identifies the remedy, whatever was found: its words, truncated to a length worth storing. */
    default String kind() {
        String words = words();
        return words.length() <= MAX_KIND ? words : words.substring(0, MAX_KIND);
    }

    /** What it would do about this particular failure. */
    default String words(Observation.Down found) {
        return words();
    }

    /** Runs a command and waits for it to end; after the timeout, it is ended with all its descendants. */
    record RunCommand(CommandWords command, Duration timeout) implements Remedy {
        @Override
        public String words() {
            return (command.shell() ? "run in a shell: " : "run ") + command.text();
        }
    }

    /**
     * Ends processes with TERM, and with KILL those that are still there after the grace period.
     *
     * @param pidfile names the process; null for those that the detector found
     */
    record EndProcesses(@Nullable String pidfile, Duration grace) implements Remedy {
        @Override
        public String words() {
            return pidfile == null ? "end the processes that were found" : "end the process of " + pidfile;
        }

        @Override
        public String words(Observation.Down found) {
            StringBuilder words = new StringBuilder("end");
            for (Observation.Culprit each : found.culprits()) {
                words.append(words.length() > "end".length() ? ", " : " ").append("process ").append(each.pid()).append(" (")
                        .append(each.command()).append(')');
            }
            return pidfile != null || found.culprits().isEmpty() ? words() : words.toString();
        }
    }

    /**
     * Starts a service that outlives the healer, and waits until it is ready.
     *
     * @param pidfile receives its process id; null if the service writes one itself or needs none
     * @param output  the file that its output is appended to; null for none
     * @param ready   the service is ready when this finds no failure; null for as soon as it runs
     */
    record Restart(CommandWords command, @Nullable String pidfile, @Nullable String output, @Nullable FailureDetector ready, Duration within)
            implements Remedy {
        @Override
        public String words() {
            return "start " + command.text();
        }
    }

    /**
     * Deletes or empties old files directly in one directory; never the target of a link, and nothing below.
     *
     * @param name      which files, as a shell would match them
     * @param olderThan how long ago they must have been written last
     * @param truncate  whether they are emptied instead of deleted
     */
    record CleanDirectory(String directory, String name, Duration olderThan, boolean truncate) implements Remedy {
        @Override
        public String words() {
            return (truncate ? "truncate " : "delete ") + name + " in " + directory;
        }
    }

    /** Sends the tasks that the detector found back for another attempt, or cancels them. */
    record ChangeTasks(boolean cancel) implements Remedy {
        @Override
        public String words() {
            return (cancel ? "cancel" : "retry") + " the tasks that were found";
        }

        @Override
        public String words(Observation.Down found) {
            return found.tasks().isEmpty() ? words() : (cancel ? "cancel " : "retry ") + String.join(", ", found.tasks());
        }
    }

    /** Gives up at once: a person is needed. */
    record Escalate() implements Remedy {
        @Override
        public String words() {
            return "escalate";
        }
    }
}
