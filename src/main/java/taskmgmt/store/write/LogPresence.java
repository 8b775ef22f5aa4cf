package taskmgmt.store.write;

import java.nio.file.Files;
import java.nio.file.Path;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogGoneException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Warnings;

/**
 * Whether the log of a long-running process is still in place. A command creates a missing log directory, as it was told to use it. For a
 * server or a worker that has seen a log, a missing log was moved or deleted, or its disk is no longer mounted: a new one in its place
 * would look as if nothing had ever been recorded. May be shared between threads.
 */
public final class LogPresence {
    private final Path directory;
    private volatile boolean directorySeen;
    private volatile boolean logSeen;

    public LogPresence(Path directory) {
        this.directory = directory;
        isGone();
    }

    /** Whether there was a log at an earlier look, and there is none now. */
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

    /** Checks segments too: for a moment during a rotation there is nothing else. */
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

    /** Opens the log for a long-running process: if it has seen a log that is now gone, no new one is started. */
    public TaskLog open(LogSettings settings, Warnings warnings) {
        return TaskLog.at(directory, settings, warnings, files());
    }

    /** The file system, which creates nothing in place of a log that is gone. */
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
