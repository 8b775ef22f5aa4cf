package taskmgmt.machine;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine, as seen at individual moments. */
@FunctionalInterface
public interface Machine {
    /** Its current figures. */
    Figures look();

    /** This machine. Without Linux, only the number of processors is known. */
    static Machine here() {
        return new ProcMachine(Path.of("/proc"), Runtime.getRuntime().availableProcessors());
    }

    /**
     * The figures of a machine; null for figures that it does not report.
     *
     * @param processors           number of processors available to this process
     * @param load                 tasks that run or are ready to run
     * @param memoryBytes          total memory
     * @param memoryAvailableBytes memory that a new process can use without swapping
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

        /** The figures of a machine that does not report what it has used. */
        public Figures(int processors, @Nullable Load load, @Nullable Long memoryBytes, @Nullable Long memoryAvailableBytes, @Nullable Double uptimeSeconds) {
            this(processors, load, memoryBytes, memoryAvailableBytes, uptimeSeconds, List.of());
        }
    }

    /** Resources that are counted from the start of the machine. */
    enum Resource {
        /** Seconds of all processors together, by kind of use. */
        PROCESSORS,
        /** Bytes through a network device that is not the loopback. */
        NETWORK,
        /** Bytes to and from a whole disk. */
        DISK
    }

    /**
     * A used amount of a resource.
     *
     * @param device of the kernel; empty if there is only one for the whole machine
     * @param part   the kind of use: user, receive, written
     */
    record Used(Resource resource, String device, String part, double amount) {}

    /** Load averages, over 1, 5 and 15 minutes. */
    record Load(double one, double five, double fifteen) {}
}
