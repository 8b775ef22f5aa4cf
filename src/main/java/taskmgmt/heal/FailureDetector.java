package taskmgmt.heal;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a playbook looks at to find out whether its failure is there. Sizes are in bytes. */
public sealed interface FailureDetector {
    /** Its name in playbooks. */
    String type();

    /**
     * A process that should not listens on a TCP port.
     *
     * @param port           1 to 65535
     * @param allowedPidfile names the process that may; null for none
     * @param allowedCommand is a part of the command line of those that may; null for none
     */
    record PortInUse(int port, @Nullable String allowedPidfile, @Nullable String allowedCommand) implements FailureDetector {
        @Override
        public String type() {
            return "port_in_use";
        }
    }

    /**
     * A process is not there.
     *
     * @param pidfile has its number; null where it is known by its command
     * @param command is a part of its command line; where a file names it too, what this number's command line has to hold
     */
    record ProcessGone(@Nullable String pidfile, @Nullable String command) implements FailureDetector {
        @Override
        public String type() {
            return "process_gone";
        }
    }

    /**
     * A command says so by its exit code.
     *
     * @param timeout how long it may take; one that takes longer has said nothing
     * @param downOn  the codes that mean failure; empty for 1 to 125
     */
    record CommandFails(CommandWords command, Duration timeout, Set<Integer> downOn) implements FailureDetector {
        public CommandFails {
            downOn = Set.copyOf(downOn);
        }

        @Override
        public String type() {
            return "command";
        }
    }

    /**
     * A file is missing, has not been written for too long, or is too small.
     *
     * @param maxAge   null for any
     * @param minBytes 0 for any
     */
    record FileUnfit(String path, @Nullable Duration maxAge, long minBytes) implements FailureDetector {
        @Override
        public String type() {
            return "file";
        }
    }

    /**
     * A file system has too little room left.
     *
     * @param path           a file or directory on it
     * @param minFreeBytes   0 for any
     * @param minFreePercent 0 for any
     */
    record DiskLow(String path, long minFreeBytes, int minFreePercent) implements FailureDetector {
        @Override
        public String type() {
            return "disk_space";
        }
    }

    /**
     * A web server does not answer as it should.
     *
     * @param status  the status that it should answer with; 0 for 200 to 399
     * @param timeout how long it may take to be connected to, and then to answer
     */
    record HttpFails(String url, int status, Duration timeout) implements FailureDetector {
        @Override
        public String type() {
            return "http";
        }
    }

    /**
     * A lock file or pidfile was left behind: the process that it names is gone.
     *
     * @param olderThan one that names no process was left behind when it is older than this; null where such a one says nothing
     */
    record StaleLock(String path, @Nullable Duration olderThan) implements FailureDetector {
        @Override
        public String type() {
            return "stale_lock";
        }
    }

    /**
     * Tasks of the registry are in trouble.
     *
     * @param subsystem  whose tasks; null for all
     * @param longerThan for {@link TaskTrouble#STUCK}: for how long a task may be active
     */
    record TasksInTrouble(TaskTrouble trouble, @Nullable String subsystem, Duration longerThan) implements FailureDetector {
        @Override
        public String type() {
            return "tasks";
        }
    }

    /** In which trouble a task can be. */
    enum TaskTrouble {
        /** Active for too long. */
        STUCK,
        /** The process that worked on it is gone. */
        LOST,
        /** Open past its deadline. */
        SLA_MISSED
    }
}
