package taskmgmt.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which paths belong to a log directory. Only the log itself is written there, whoever names the path: the user of a command for its
 * output, a playbook for what it starts or cleans up, a model for a file that it edits.
 */
public final class LogBounds {
    private static final String[] LOGS = {LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.STATE};
    /** Directories that belong to a log with everything in them. */
    private static final String[] PARTS = {LogFiles.STATE, LogFiles.SEGMENTS, LogFiles.MERGED, LogFiles.BUS, LogFiles.OUTPUT, LogFiles.WORKFLOWS,
        LogFiles.BACKUP};

    /** As many links as Linux follows. */
    private static final int MAX_LINKS = 40;

    private LogBounds() {}

    /**
     * The log directory that contains the file; null if none does. A user's home may hold a log next to unrelated directories.
     *
     * @param target with all links resolved, as {@link #real} returns it
     */
    public static @Nullable Path of(Path target) {
        for (Path directory = target.getParent(); directory != null; directory = directory.getParent()) {
            if (isLog(directory) && isPart(directory.relativize(target))) {
                return directory;
            }
        }
        return null;
    }

    /** The path with all links resolved. A link to something that does not exist leads to where it would be created. */
    public static Path real(Path path) throws IOException {
        return real(path.toAbsolutePath(), MAX_LINKS);
    }

    private static Path real(Path path, int links) throws IOException {
        Path existing = path;
        Path rest = Path.of("");
        // The root exists, so the loop ends before a path runs out of names or parents.
        while (!Files.exists(existing)) {
            if (Files.isSymbolicLink(existing)) {
                if (links == 0) {
                    throw new FileSystemLoopException(path.toString());
                }
                return real(existing.resolveSibling(Files.readSymbolicLink(existing)).resolve(rest), links - 1);
            }
            rest = requireNonNull(existing.getFileName()).resolve(rest);
            existing = requireNonNull(existing.getParent());
        }
        return existing.toRealPath().resolve(rest).normalize();
    }

    /**
     * Refuses a file or directory that belongs to a log, whether or not it exists yet.
     *
     * @throws FileSystemException if it belongs to a log
     */
    public static void refuse(Path path) throws IOException {
        Path target = real(path);
        Path log = of(target);
        log = log == null ? of(target.resolve("any")) : log;
        if (log != null) {
            throw new FileSystemException(path + " is inside the log directory " + log + ", where nothing but the log is written");
        }
    }

    /** How many names (hard links) the file has; 0 if it does not exist. Writing to a file in place changes it under all of them. */
    public static int names(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.getAttribute(file, "unix:nlink") instanceof Integer names ? names : 0;
    }

    private static boolean isLog(Path directory) {
        for (String name : LOGS) {
            if (Files.exists(directory.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(Path inside) {
        if (inside.getNameCount() == 1) {
            return true;
        }
        for (String part : PARTS) {
            if (inside.startsWith(part)) {
                return true;
            }
        }
        return false;
    }
}
