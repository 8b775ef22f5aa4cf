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
 * A file of the bus: the active one, to which programs append, or one that was rotated away and may still receive lines from
 * programs that have it open.
 *
 * @param path    the file
 * @param rotated its name below {@link LogFiles#BUS}; null for the active one
 * @param drained how far it is drained
 */
public record BusFile(Path path, @Nullable String rotated, BusPlace drained) {
    public static BusFile active(Path directory, LogPositions positions) {
        return new BusFile(directory.resolve(LogFiles.EVENTS), null, positions.bus().active());
    }

    /** The rotated files that still exist, in the order in which they were rotated. */
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

    /** The paths of these files. */
    public static List<Path> rotatedPaths(Path directory) {
        List<Path> paths = new ArrayList<>();
        for (BusFile file : rotated(directory, LogPositions.NONE)) {
            paths.add(file.path());
        }
        return paths;
    }

    /** The rotated file with this name. */
    public static BusFile rotated(Path directory, String name, LogPositions positions) {
        return new BusFile(directory.resolve(LogFiles.BUS).resolve(name), name, BusPlace.START).in(positions);
    }

    /** How far the active file counts as drained; its start if a rotation was interrupted before it was recorded. */
    public static long activeEnd(Path directory, LogPositions positions) {
        String next = positions.bus().nextName();
        return next != null && Files.isRegularFile(directory.resolve(LogFiles.BUS).resolve(next), LinkOption.NOFOLLOW_LINKS) ? 0 : positions.busEnd();
    }

    /** How many bytes were appended to files after they were drained and rotated away, and are waiting. */
    public static long lateBytes(Path directory, LogPositions positions) throws IOException {
        long late = 0;
        for (BusFile file : rotated(directory, positions)) {
            late += Math.max(0, file.size() - file.drained().end());
        }
        return late;
    }

    /** Whether any file was rotated away. */
    public static boolean isAnyRotated(Path directory) {
        return RotatedBus.names(directory).length > 0;
    }

    /** All bus files: the rotated ones first, since their lines are older than those of the active one. */
    public static List<BusFile> all(Path directory, LogPositions positions) {
        List<BusFile> files = rotated(directory, positions);
        files.add(active(directory, positions));
        return files;
    }

    /** The name used in messages. */
    public String name() {
        return rotated == null ? LogFiles.EVENTS : LogFiles.BUS + "/" + rotated;
    }

    /** The same file, drained as far as these positions say. */
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

    /** Its length; 0 if it does not exist. */
    public long size() throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
    }
}
