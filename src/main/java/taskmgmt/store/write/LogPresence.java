package taskmgmt.store.write;

import java.nio.file.Files;
import java.nio.file.Path;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogGoneException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Warnings;

/**
 * Whether the log of a process that outlives a command is still where it was. A command makes a log directory that is missing, as it was told
 * to use it. For a server or a worker, a log that it has seen and that is missing was moved or deleted, or its disk is not mounted any more:
 * another one in its place would look as if nothing had ever been recorded. May be shared between threads.
 */
public final class LogPresence {
    private final Path directory;
    private volatile boolean directorySeen;
    private volatile boolean logSeen;

    public LogPresence(Path directory) {
        this.directory = directory;
        isGone();
    }

    /** Whether something was there at an earlier look, and is not now. */
    public boolean isGone() {
        if (hasLog()) {
            logSeen = true;
            return false;
        }
        if (logSeen) {
            return true;
        }
        boolean there = Files.isDirectory(directory);
        directorySeen |= there;
        return directorySeen && !there;
    }

    /** By its segments, too: for a moment a rotation leaves nothing else. */
    private boolean hasLog() {
        if (Files.exists(directory.resolve(LogFiles.SEGMENTS))) {
            return true;
        }
        for (String name : LogFiles.ROTATED) {
            if (Files.exists(directory.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    /** Opens the log for a process that goes on for long: where it has seen one that is gone, no other is begun. */
    public TaskLog open(LogSettings settings, Warnings warnings) {
        return TaskLog.at(directory, settings, warnings, files());
    }

    /** The file system, on which nothing is made in the place of a log that is gone. */
    PrivateFiles files() {
        return PrivateFiles.SYSTEM.making(this::require);
    }

    private void require() throws LogGoneException {
        if (isGone()) {
            throw new LogGoneException("the log in " + directory + " is gone: it was moved or deleted while this process ran; put it back, or start the"
                    + " process again to begin another one");
        }
    }
}
