package taskmgmt.journal.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;

/**
 * Which segments a log directory has, by one look at it. Whoever holds the {@code LogLock} may rely on it for as long,
 * as nobody else rotates a log then. Not for sharing between threads.
 */
public final class SegmentNames {
    private final String @Nullable [] names;
    /** Of those logs that somebody has asked for: a log of years has hundreds of segments. */
    private final List<SegmentList> lists = new ArrayList<>(0);

    private SegmentNames(String @Nullable [] names) {
        this.names = names;
    }

    /** Looks at the directory of segments, which for most logs is not there. */
    public static SegmentNames of(Path logDirectory) throws JournalException {
        return new SegmentNames(list(logDirectory.resolve(LogFiles.SEGMENTS)));
    }

    /** Why the segments of a log cannot be right, by their names and lengths alone; null where they can. Without the lock. */
    public static @Nullable String fault(Path log) throws JournalException {
        String fault = faultOnce(log);
        return fault != null && fault.equals(faultOnce(log)) ? fault : null; // and not because one was just being compressed
    }

    private static @Nullable String faultOnce(Path log) throws JournalException {
        try {
            SegmentList.of(log).requireWhole().requireLengths();
            return null;
        } catch (LogDamagedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** By another look; this object where the names are the same. */
    public SegmentNames again(Path logDirectory) throws JournalException {
        String[] now = list(logDirectory.resolve(LogFiles.SEGMENTS));
        return Arrays.equals(now, names) ? this : new SegmentNames(now);
    }

    /**
     * The names in a directory of segments; null where there is none. One that is there and cannot be listed is a failure: a
     * log without its segments would be another log.
     */
    static String @Nullable [] list(Path directory) throws JournalException {
        String[] names = directory.toFile().list();
        return names != null || !directory.toFile().exists() ? names : listOrFail(directory);
    }

    private static String[] listOrFail(Path directory) throws JournalException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toArray(String[]::new);
        } catch (NotDirectoryException e) {
            throw new LogDamagedException(directory + " is not a directory: move it away", e);
        } catch (IOException e) {
            throw JournalException.unopened(directory, e);
        } catch (UncheckedIOException e) {
            throw JournalException.unopened(directory, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Where the active file of this log begins. */
    public long end(Path log) throws LogDamagedException {
        return segments(log).end();
    }

    /** The segments of this log. */
    public SegmentList segments(Path log) throws LogDamagedException {
        for (SegmentList known : lists) {
            if (known.log().equals(log)) {
                return known;
            }
        }
        SegmentList list = SegmentList.of(log, names);
        lists.add(list);
        return list;
    }
}
