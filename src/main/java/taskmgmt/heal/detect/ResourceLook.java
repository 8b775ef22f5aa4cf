package taskmgmt.heal.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.CommandWords;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.machine.Machine;
import taskmgmt.run.Child;

/** Checks the resources that the machine has left. What the machine does not report is unknown. */
final class ResourceLook {
    private static final int PERCENT = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private ResourceLook() {}

    /** Java does not report free inodes, but stat(1) does, in the coreutils and in BusyBox. */
    static Observation look(FailureDetector.InodesLow inodes, LookPlace place) throws IOException, InterruptedException {
        Path path = place.path(inodes.path()).toAbsolutePath();
        if (!Files.exists(path)) {
            throw new NoSuchFileException(inodes.path());
        }
        Child.Ended ended = CommandLook.run(new CommandWords(List.of("stat", "-f", "-c", "%c %d", path.toString()), false), TIMEOUT, place);
        String[] words = String.valueOf(ended.outTail()).strip().split(" ", -1);
        if (!ended.status().isSuccess() || words.length != 2) {
            return new Observation.Unknown("stat does not tell the inodes of " + inodes.path() + ": " + ended.status().words());
        }
        return of(inodes, Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    static Observation of(FailureDetector.InodesLow inodes, long total, long free) {
        if (total <= 0) {
            return new Observation.Unknown("the file system of " + inodes.path() + " does not count its inodes");
        }
        double percent = (double) free / total * PERCENT;
        String saw = "the file system of " + inodes.path() + " has " + free + " of " + total + " inodes left, " + (long) percent + "%";
        return free < inodes.minFree() || percent < inodes.minFreePercent() ? new Observation.Down(saw) : new Observation.Fine(saw);
    }

    static Observation look(FailureDetector.MemoryLow memory) {
        return of(memory, Machine.here().look());
    }

    static Observation of(FailureDetector.MemoryLow memory, Machine.Figures figures) {
        Long all = figures.memoryBytes();
        Long available = figures.memoryAvailableBytes();
        if (all == null || available == null || all <= 0) {
            return new Observation.Unknown("the machine does not tell how much memory is available");
        }
        double percent = (double) available / all * PERCENT;
        String saw = available + " of " + all + " bytes of memory are available, " + (long) percent + "%";
        return available < memory.minAvailableBytes() || percent < memory.minAvailablePercent()
                ? new Observation.Down(saw) : new Observation.Fine(saw);
    }

    static Observation look(FailureDetector.LoadHigh load) {
        return of(load, Machine.here().look());
    }

    static Observation of(FailureDetector.LoadHigh load, Machine.Figures figures) {
        Double average = average(load.minutes(), figures.load());
        if (average == null) {
            return new Observation.Unknown("the machine does not tell its load");
        }
        double most = load.perProcessor() ? load.max() * figures.processors() : load.max();
        String saw = "the load of " + load.minutes() + (load.minutes() == 1 ? " minute is " : " minutes is ") + average + ", with "
                + figures.processors() + (figures.processors() == 1 ? " processor" : " processors");
        return average > most ? new Observation.Down(saw + ": more than " + most) : new Observation.Fine(saw);
    }

    private static @Nullable Double average(int minutes, Machine.@Nullable Load load) {
        return load == null ? null : minutes == 1 ? Double.valueOf(load.one()) : minutes == 5 ? Double.valueOf(load.five()) : Double.valueOf(load.fifteen());
    }
}
