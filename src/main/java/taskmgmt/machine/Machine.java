package taskmgmt.machine;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine, as somebody sees it who looks now and then. */
@FunctionalInterface
public interface Machine {
    /** What it tells of itself now. */
    Figures look();

    /** This machine. One that is no Linux tells nothing but the number of its processors. */
    static Machine here() {
        return new ProcMachine(Path.of("/proc"), Runtime.getRuntime().availableProcessors());
    }

    /**
     * What a machine tells; null is what it does not tell.
     *
     * @param processors           how many there are for this process
     * @param load                 tasks that run or want to
     * @param memoryBytes          how much memory there is
     * @param memoryAvailableBytes how much of it a new process can have without swapping
     * @param uptimeSeconds        since it was started
     * @param used                 what it has used since then
     */
    record Figures(
            int processors,
            @Nullable Load load,
            @Nullable Long memoryBytes,
            @Nullable Long memoryAvailableBytes,
            @Nullable Double uptimeSeconds,
            List<Used> used) {
        public Figures {
            used = List.copyOf(used);
        }

        /** Those of one that does not tell what it has used. */
        public Figures(int processors, @Nullable Load load, @Nullable Long memoryBytes, @Nullable Long memoryAvailableBytes, @Nullable Double uptimeSeconds) {
            this(processors, load, memoryBytes, memoryAvailableBytes, uptimeSeconds, List.of());
        }
    }

    /** What is counted from the start of the machine on. */
    enum Resource {
        /** Seconds of all processors together, by what they did. */
        PROCESSORS,
        /** Bytes through a network device that is not the loopback. */
        NETWORK,
        /** Bytes to and from a whole disk. */
        DISK
    }

    /**
     * So much of a resource.
     *
     * @param device of the kernel; empty where there is one for all
     * @param part   what it was used for: user, receive, written
     */
    record Used(Resource resource, String device, String part, double amount) {}

    /** Load averages, by the minutes that they go back. */
    record Load(double one, double five, double fifteen) {}
}
