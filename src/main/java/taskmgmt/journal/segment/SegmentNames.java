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
 * The segments of all logs in a directory, from one listing. The holder of the {@code LogLock} may rely on it while holding
 * the lock, since no other process rotates a log then. Not for sharing between threads.
 */
public final class SegmentNames {
    private final String @Nullable [] names;
    /** Of the logs that were asked for so far: the log of several years has hundreds of segments. */
    private final List<SegmentList> lists = new ArrayList<>(0);

    private SegmentNames(String @Nullable [] names) {
        this.names = names;
    }

    /** Lists the directory of segments, which most logs do not have. */
    public static SegmentNames of(Path logDirectory) throws JournalException {
        return new SegmentNames(list(logDirectory.resolve(LogFiles.SEGMENTS)));
    }

    /**
     * Why the segments of a log cannot be right, judged only by their names and lengths; null if they can be. Needs no lock.
     */
    public static @Nullable String fault(Path log) throws JournalException {
        String fault = faultOnce(log);
        return fault != null && fault.equals(faultOnce(log)) ? fault : null; // and not just because one was being compressed
    }

    private static @Nullable String faultOnce(Path log) throws JournalException {
        try {
            SegmentList.of(log).requireWhole().requireLengths();
            return null;
        } catch (LogDamagedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The result of another listing; this object if the names are the same. */
    public SegmentNames again(Path logDirectory) throws JournalException {
        String[] now = list(logDirectory.resolve(LogFiles.SEGMENTS));
        return Arrays.equals(now, names) ? this : new SegmentNames(now);
    }

    /**
     * The file names in a directory of segments; null if there is no such directory. A directory that exists and cannot be
     * listed is an error: without its segments the log would be a different log.
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
