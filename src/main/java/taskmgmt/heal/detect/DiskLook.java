package taskmgmt.heal.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;

/** Checks the free space of a file system, as available to an unprivileged user, like df(1). */
final class DiskLook {
    private static final int PERCENT = 100;

    private DiskLook() {}

    static Observation look(FailureDetector.DiskLow disk, LookPlace place) throws IOException {
        Path path = place.path(disk.path());
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        // Not through its file store, which is unknown if the list of mounts lacks it, as in a chroot.
        long free = path.toFile().getUsableSpace();
        long total = path.toFile().getTotalSpace();
        if (total <= 0) {
            return new Observation.Unknown("the file system of " + disk.path() + " does not tell its size");
        }
        double percent = (double) free / total * PERCENT;
        String saw = "the file system of " + disk.path() + " has " + free + " of " + total + " bytes left, " + (long) percent + "%";
        return free < disk.minFreeBytes() || percent < disk.minFreePercent() ? new Observation.Down(saw) : new Observation.Fine(saw);
    }
}
