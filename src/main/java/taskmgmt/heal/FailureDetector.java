package taskmgmt.heal;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a playbook checks to find out whether its failure has occurred. Sizes are in bytes. */
public sealed interface FailureDetector {
    /** Its name in playbooks. */
    String type();

    /**
     * A process listens on a TCP port although it should not.
     *
     * @param port           1 to 65535
     * @param allowedPidfile names the process that is allowed to; null for none
     * @param allowedCommand part of the command line of processes that are allowed to; null for none
     */
    record PortInUse(int port, @Nullable String allowedPidfile, @Nullable String allowedCommand) implements FailureDetector {
        @Override
        public String type() {
            return "port_in_use";
        }
    }

    /**
     * A process is not running.
     *
     * @param pidfile contains its process id; null if it is identified by its command
     * @param command part of its command line; if there is a pidfile too, the command line of that process id must contain this
     */
    record ProcessGone(@Nullable String pidfile, @Nullable String command) implements FailureDetector {
        @Override
        public String type() {
            return "process_gone";
        }
    }

    /**
     * A command reports the failure by its exit code.
     *
     * @param timeout how long it may take; if it takes longer, the result is unknown
     * @param downOn  the exit codes that mean failure; empty for 1 to 125
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
     * @param status  the expected status code; 0 for 200 to 399
     * @param timeout how long it may take to be connected to, and then to answer
     */
    record HttpFails(String url, int status, Duration timeout) implements FailureDetector {
        @Override
        public String type() {
            return "http";
        }
    }

    /**
     * No server accepts a TCP connection.
     *
     * @param timeout how long it may take to be connected to
     */
    record TcpFails(String host, int port, Duration timeout) implements FailureDetector {
        @Override
        public String type() {
            return "tcp";
        }
    }

    /**
     * The certificate of a TLS server, or one above it in the chain, is about to expire or has expired.
     *
     * @param within  how long before its expiry that counts as a failure
     * @param timeout how long it may take to be connected to, and then to answer
     */
    record TlsExpires(String host, int port, Duration within, Duration timeout) implements FailureDetector {
        @Override
        public String type() {
            return "tls_expiry";
        }
    }

    /**
     * A file system has too few free inodes.
     *
     * @param path           a file or directory on it
     * @param minFree        0 for any
     * @param minFreePercent 0 for any
     */
    record InodesLow(String path, long minFree, int minFreePercent) implements FailureDetector {
        @Override
        public String type() {
            return "inodes";
        }
    }

    /**
     * Too little memory is available to a new process without swapping.
     *
     * @param minAvailableBytes   0 for any
     * @param minAvailablePercent 0 for any
     */
    record MemoryLow(long minAvailableBytes, int minAvailablePercent) implements FailureDetector {
        @Override
        public String type() {
            return "memory";
        }
    }

    /**
     * The machine's load is too high.
     *
     * @param max          the highest acceptable load average
     * @param perProcessor whether that is per processor
     * @param minutes      the averaging period: 1, 5 or 15
     */
    record LoadHigh(double max, boolean perProcessor, int minutes) implements FailureDetector {
        @Override
        public String type() {
            return "load";
        }
    }

    /**
     * A process has too many files open.
     *
     * @param pidfile    contains its process id; null if it is identified by its command, and then every process with that command is
     *     checked
     * @param command    part of its command line; null for any
     * @param max        0 for any
     * @param maxPercent of its limit; 0 for any
     */
    record FilesOpen(@Nullable String pidfile, @Nullable String command, int max, int maxPercent) implements FailureDetector {
        @Override
        public String type() {
            return "open_files";
        }
    }

    /**
     * New lines of a file, since the first check or the last remedy, match a pattern.
     *
     * @param pattern a regular expression that may match anywhere in the line
     */
    record LinesMatch(String path, String pattern) implements FailureDetector {
        @Override
        public String type() {
            return "log_line";
        }
    }

    /**
     * A lock file or pidfile was left behind: the process that it names is gone, or no process holds a kernel lock on it.
     *
     * @param olderThan  the age from which a file that names no process counts as left behind; null if such a file means nothing. With a
     *                   kernel lock, how old it has to be; null for any age
     * @param kernelLock whether its owner locks it with flock(2) or fcntl(2); its content then does not matter
     */
    record StaleLock(String path, @Nullable Duration olderThan, boolean kernelLock) implements FailureDetector {
        @Override
        public String type() {
            return "stale_lock";
        }
    }

    /**
     * Tasks of the registry are in trouble.
     *
     * @param subsystem  whose tasks; null for all
     * @param longerThan for {@link TaskTrouble#STUCK}: how long a task may be active
     */
    record TasksInTrouble(TaskTrouble trouble, @Nullable String subsystem, Duration longerThan) implements FailureDetector {
        @Override
        public String type() {
            return "tasks";
        }
    }

    /** The kinds of trouble that a task can be in. */
    enum TaskTrouble {
        /** Active for too long. */
        STUCK,
        /** The process that worked on it is gone. */
        LOST,
        /** Open past its deadline. */
        SLA_MISSED,
        /** Active for far longer than such tasks usually take. */
        ANOMALOUS,
        /** Active, and according to the forecast more likely than not to miss its deadline. */
        SLA_AT_RISK,
        /** Failed in the queue, and not retried automatically. */
        DEAD_LETTER
    }
}
