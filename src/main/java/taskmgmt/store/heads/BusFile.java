package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;

/**
 * A file of the bus: the one that programs append to, or one that was rotated away and may still get lines of programs that have it
 * open.
 *
 * @param path    where it is
 * @param rotated its name below {@link LogFiles#BUS}; null for the active one
 * @param drained up to where it is drained
 */
public record BusFile(Path path, @Nullable String rotated, BusPlace drained) {
    public static BusFile active(Path directory, LogPositions positions) {
        return new BusFile(directory.resolve(LogFiles.EVENTS), null, positions.bus().active());
    }

    /** Those that were rotated away and are still there, in the order in which they were rotated. */
    public static List<BusFile> rotated(Path directory, LogPositions positions) {
        String[] names = RotatedBus.names(directory);
        List<BusFile> files = new ArrayList<>(names.length);
        for (String name : names) {
            if (RotatedBus.parse(name) != null && Files.isRegularFile(directory.resolve(LogFiles.BUS).resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                files.add(rotated(directory, name, positions));
            }
        }
        return files;
    }

    /** Where those are. */
    public static List<Path> rotatedPaths(Path directory) {
        List<Path> paths = new ArrayList<>();
        for (BusFile file : rotated(directory, LogPositions.NONE)) {
            paths.add(file.path());
        }
        return paths;
    }

    /** The one of this name that was rotated away. */
    public static BusFile rotated(Path directory, String name, LogPositions positions) {
        return new BusFile(directory.resolve(LogFiles.BUS).resolve(name), name, BusPlace.START).in(positions);
    }

    /** Up to where the active file counts as drained: from its start where a rotation was interrupted before it was recorded. */
    public static long activeEnd(Path directory, LogPositions positions) {
        String next = positions.bus().nextName();
        return next != null && Files.isRegularFile(directory.resolve(LogFiles.BUS).resolve(next), LinkOption.NOFOLLOW_LINKS) ? 0 : positions.busEnd();
    }

    /** How many bytes have come to files after they were drained and rotated away, and wait. */
    public static long lateBytes(Path directory, LogPositions positions) throws IOException {
        long late = 0;
        for (BusFile file : rotated(directory, positions)) {
            late += Math.max(0, file.size() - file.drained().end());
        }
        return late;
    }

    /** Whether any was rotated away. */
    public static boolean isAnyRotated(Path directory) {
        return RotatedBus.names(directory).length > 0;
    }

    /** All of them: lines of those that were rotated are older than what is in the active one. */
    public static List<BusFile> all(Path directory, LogPositions positions) {
        List<BusFile> files = rotated(directory, positions);
        files.add(active(directory, positions));
        return files;
    }

    /** What messages call it. */
    public String name() {
        return rotated == null ? LogFiles.EVENTS : LogFiles.BUS + "/" + rotated;
    }

    /** The same, drained up to where these positions say. */
    public BusFile in(LogPositions positions) {
        if (rotated == null) {
            return new BusFile(path, null, positions.bus().active());
        }
        RotatedBus bus = RotatedBus.parse(rotated);
        return new BusFile(path, rotated, positions.bus().rotated().getOrDefault(rotated, bus == null ? BusPlace.START : bus.drained()));
    }

    /** Whether it still begins with what was drained from it. */
    public boolean isSame() throws IOException {
        return BusPrint.isSame(drained, path);
    }

    /** Its length; 0 where there is none. */
    public long size() throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
    }
}
