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
     * Nobody takes a TCP connection.
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
     * The certificate that a TLS server shows, or one of those above it, is about to expire, or has.
     *
     * @param within  how long before it does that counts as a failure
     * @param timeout how long it may take to be connected to, and then to answer
     */
    record TlsExpires(String host, int port, Duration within, Duration timeout) implements FailureDetector {
        @Override
        public String type() {
            return "tls_expiry";
        }
    }

    /**
     * A file system can hold too few more files.
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
     * A new process could have too little memory without swapping.
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
     * Too many tasks of the machine run or want to.
     *
     * @param max          the load average that is still fine
     * @param perProcessor whether that is for each processor
     * @param minutes      over how long it is averaged: 1, 5 or 15
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
     * @param pidfile    has its number; null where it is known by its command, and then each process of that is looked at
     * @param command    is a part of its command line; null for any
     * @param max        0 for any
     * @param maxPercent of what it may have; 0 for any
     */
    record FilesOpen(@Nullable String pidfile, @Nullable String command, int max, int maxPercent) implements FailureDetector {
        @Override
        public String type() {
            return "open_files";
        }
    }

    /**
     * New lines of a file match, since the first look or the last remedy.
     *
     * @param pattern a regular expression, found anywhere in the line
     */
    record LinesMatch(String path, String pattern) implements FailureDetector {
        @Override
        public String type() {
            return "log_line";
        }
    }

    /**
     * A lock file or pidfile was left behind: the process that it names is gone, or none holds a lock of the kernel on it.
     *
     * @param olderThan  one that names no process was left behind when it is older than this; null where such a one says nothing. With a
     *                   lock of the kernel, how old it has to be; null for any age
     * @param kernelLock whether whoever it belongs to locks it, by flock(2) or fcntl(2); what is in it does not matter then
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
        SLA_MISSED,
        /** Active for far longer than such tasks take. */
        ANOMALOUS,
        /** Active, and by the forecast more likely than not to be active past its deadline. */
        SLA_AT_RISK,
        /** Of the queue, failed, and not run again by itself. */
        DEAD_LETTER
    }
}
