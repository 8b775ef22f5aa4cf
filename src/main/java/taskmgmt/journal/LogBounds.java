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
 * Which places belong to a log directory. Nothing but the log is written there, whoever names the place: the user of a command for
 * its output, a playbook for what it starts or cleans, a model for a file that it edits.
 */
public final class LogBounds {
    private static final String[] LOGS = {LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT, LogFiles.STATE};
    /** Directories that belong to a log with all that is in them. */
    private static final String[] PARTS = {LogFiles.STATE, LogFiles.SEGMENTS, LogFiles.MERGED, LogFiles.BUS, LogFiles.OUTPUT, LogFiles.WORKFLOWS,
        LogFiles.BACKUP};

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private LogBounds() {}

    /**
     * The log directory that the file is in; null where it is in none. A user's home may hold a log, and other directories beside it.
     *
     * @param target without links, as {@link #real} has it
     */
    public static @Nullable Path of(Path target) {
        for (Path directory = target.getParent(); directory != null; directory = directory.getParent()) {
            if (isLog(directory) && isPart(directory.relativize(target))) {
                return directory;
            }
        }
        return null;
    }

    /** Where it is or would be, without links: one to what is not there yet leads to where that would be made. */
    public static Path real(Path path) throws IOException {
        return real(path.toAbsolutePath(), MAX_LINKS);
    }

    private static Path real(Path path, int links) throws IOException {
        Path existing = path;
        Path rest = Path.of("");
        // The root is there, so the loop ends before a path has no name or parent.
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
     * Refuses a file that belongs to a log, and a directory that does, whether it is there yet or not.
     *
     * @throws FileSystemException where it does
     */
    public static void refuse(Path path) throws IOException {
        Path target = real(path);
        Path log = of(target);
        log = log == null ? of(target.resolve("any")) : log;
        if (log != null) {
            throw new FileSystemException(path + " is inside the log directory " + log + ", where nothing but the log is written");
        }
    }

    /** Under how many names the file is; 0 where there is none. What is written in place is written under all of them. */
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
