package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.store.Warnings;
import taskmgmt.store.heads.LogPositions;

/**
 * How far the logs of a directory reached at a moment when nothing was being written to them. What comes before never
 * changes, so it can be read later without the lock, however long that takes.
 *
 * @param ends       of each log, in bytes; 0 if there is none
 * @param remembered the positions that were remembered at that moment
 */
record LogCut(Map<String, Long> ends, LogPositions remembered) {
    /**
     * In the reverse of the order in which a change writes: whatever a log vouches for is then there even without a lock.
     */
    static final List<String> LOGS = List.of(LogFiles.AUDIT, LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.EVENTS);

    /** For a directory without logs. */
    static final LogCut NOTHING = new LogCut(Map.of(), LogPositions.NONE);

    LogCut {
        ends = Map.copyOf(ends);
    }

    long end(String log) {
        return ends.getOrDefault(log, 0L);
    }

    /**
     * The cuts of several directories, all at one moment. Locks are taken in the order of the real paths, so that two
     * processes that want the same ones never wait for each other. A directory that has never been locked, or that this user
     * may not lock, is cut without a lock: then a change in progress may be cut in two, as by a crash.
     *
     * @throws taskmgmt.journal.LogBusyException if a lock could not be acquired in time
     */
    static Map<Path, LogCut> take(List<Path> directories, Duration timeout, Warnings notices) throws IOException {
        TreeMap<Path, Path> ordered = new TreeMap<>();
        for (Path directory : directories) {
            ordered.putIfAbsent(directory.toRealPath(), directory);
        }
        Map<Path, LogCut> cuts = new HashMap<>();
        List<LogLock.Held> held = new ArrayList<>();
        try {
            for (Path directory : ordered.values()) {
                lock(directory, timeout, notices, held);
            }
            for (Path directory : directories) {
                cuts.put(directory, of(directory));
            }
        } finally {
            held.reversed().forEach(LogLock.Held::close);
        }
        return cuts;
    }

    private static void lock(Path directory, Duration timeout, Warnings notices, List<LogLock.Held> held) throws IOException {
        Path lock = directory.resolve(LogFiles.LOCK);
        if (Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            try {
                held.add(Locks.at(lock).acquire(timeout));
            } catch (LogUnwritableException e) {
                notices.say(directory + " is read as it stands: " + e.getMessage());
            }
        }
    }

    private static LogCut of(Path directory) throws IOException {
        LogPositions remembered = LogPositions.load(directory).orElse(LogPositions.NONE);
        Map<String, Long> ends = new HashMap<>();
        for (String log : LOGS) {
            ends.put(log, LineScanner.size(directory.resolve(log)));
        }
        return new LogCut(ends, remembered);
    }
}
