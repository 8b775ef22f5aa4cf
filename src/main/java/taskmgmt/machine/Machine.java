package taskmgmt.machine;

import java.nio.file.Path;
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
     */
    record Figures(
            int processors,
            @Nullable Load load,
            @Nullable Long memoryBytes,
            @Nullable Long memoryAvailableBytes,
            @Nullable Double uptimeSeconds) {}

    /** Load averages, by the minutes that they go back. */
    record Load(double one, double five, double fifteen) {}
}
