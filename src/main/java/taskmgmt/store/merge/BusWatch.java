package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.store.heads.BusFile;

/** Prevents a copy from containing half of a bus that was rotated while the copy was made. */
final class BusWatch {
    private final Path log;
    private final List<Path> rotated;

    /** To be created before the cut of the log is taken. */
    BusWatch(Path log) {
        this.log = log;
        this.rotated = BusFile.rotatedPaths(log);
    }

    /** Work that reads the log. */
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does work that reads the bus.
     *
     * @throws LogBusyException if the bus was rotated meanwhile
     */
    <T> T over(Work<T> work) throws IOException {
        T done;
        try {
            done = work.run();
        } catch (LogDamagedException e) {
            requireSame();
            throw e;
        }
        requireSame();
        return done;
    }

    private void requireSame() throws LogBusyException {
        if (!rotated.equals(BusFile.rotatedPaths(log))) {
            throw new LogBusyException("the bus in " + log + " was rotated while it was copied: repeat the command");
        }
    }
}
