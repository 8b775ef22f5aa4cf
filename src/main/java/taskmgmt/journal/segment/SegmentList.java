package taskmgmt.journal.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;

/**
 * The segments of a log at one moment, in order; the active file begins where the last of them ends.
 *
 * <p>Rotation adds a segment at the end and nothing ever removes one, so if two lists have the same end, the active file was the same all
 * the time in between.
 */
public final class SegmentList {
    private final Path log;
    private final String @Nullable [] names;
    private final List<Segment> segments;

    private SegmentList(Path log, String @Nullable [] names) throws LogDamagedException {
        this.log = log;
        this.names = names;
        this.segments = names == null ? List.of() : List.copyOf(parse(log, names));
    }

    public Path log() {
        return log;
    }

    /** In their order. */
    public List<Segment> segments() {
        return segments;
    }

    /** The directory for segments of this log. */
    static Path directory(Path log) {
        return log.resolveSibling(LogFiles.SEGMENTS);
    }

    /**
     * Lists the directory. Most logs have none, which then costs two system calls.
     *
     * @throws LogDamagedException if two segments hold the same part of the log
     * @throws LogUnwritableException if the directory exists and cannot be read
     */
    public static SegmentList of(Path log) throws JournalException {
        return of(log, list(log));
    }

    private static String @Nullable [] list(Path log) throws JournalException {
        return isRotated(log) ? SegmentNames.list(directory(log)) : null;
    }

    /** All logs but the bus are rotated into segments. */
    private static boolean isRotated(Path log) {
        return !log.endsWith(LogFiles.EVENTS);
    }

    /** @param names of the files in the directory of segments; null if there is no such directory */
    public static SegmentList of(Path log, String @Nullable [] names) throws LogDamagedException {
        return new SegmentList(log, isRotated(log) ? names : null);
    }

    private static List<Segment> parse(Path log, String[] names) throws LogDamagedException {
        List<Segment> found = new ArrayList<>();
        for (String name : names) {
            Segment segment = Segment.parse(log, name);
            if (segment != null) {
                found.add(segment);
            }
        }
        found.sort(SegmentList::inOrder);
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : found) {
            Segment before = segments.isEmpty() ? null : segments.getLast();
            if (before == null || before.end() <= segment.base()) {
                segments.add(segment);
            } else if (!before.plainName().equals(segment.plainName())) {
                throw new LogDamagedException(before.file() + " and " + segment.file() + " both hold what begins at byte "
                        + segment.base() + " of " + log.getFileName() + ": find out which is right and move the other away");
            }
        }
        return segments;
    }

    /** Of two files for one segment, the plain one comes first. Written by hand, because composed comparators take milliseconds to link. */
    private static int inOrder(Segment one, Segment other) {
        int bases = Long.compare(one.base(), other.base());
        int ends = bases != 0 ? bases : Long.compare(one.end(), other.end());
        return ends != 0 ? ends : Boolean.compare(one.isCompressed(), other.isCompressed());
    }

    /** Where the last segment ends and the active file begins; 0 if there are no segments. */
    public long end() {
        return segments.isEmpty() ? 0 : segments.getLast().end();
    }

    /**
     * Whether another look finds the same segments. In a directory too large for one system call, a listing may miss a segment that is just
     * being compressed: the new file because it came too late, and the old one because it was already gone.
     */
    public boolean isStill() throws JournalException {
        String[] again = list(log);
        if (Arrays.equals(again, names)) {
            return true;
        }
        return hasSameParts(of(log, again));
    }

    /** Compares the parts themselves: each list may lack a different one, so equal numbers do not mean equal segments. */
    private boolean hasSameParts(SegmentList other) {
        if (other.segments.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).plainName().equals(other.segments.get(i).plainName())) {
                return false;
            }
        }
        return true;
    }

    /** The segment that holds the byte at this offset, or else the first one after it; null if there is none. */
    public @Nullable Segment at(long offset) {
        int low = 0;
        int high = segments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segments.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == segments.size() ? null : segments.get(low);
    }

    /**
     * This list, if the names of the segments cover every byte of the log.
     *
     * @throws LogDamagedException if one is missing
     */
    public SegmentList requireWhole() throws LogDamagedException {
        long end = 0;
        for (Segment segment : segments) {
            if (segment.base() != end) {
                throw new LogDamagedException(directory(log) + " lacks bytes " + end + " to " + segment.base() + " of "
                        + log.getFileName() + ": nothing is written until the file that held them is put back; see task-mgmt doctor");
            }
            end = segment.end();
        }
        return this;
    }

    /**
     * Checks that no file has an impossible length. A plain file that has disappeared because it was just compressed is ignored. Costs one
     * system call for each segment.
     *
     * @throws LogDamagedException if a file has one
     */
    public void requireLengths() throws JournalException {
        for (Segment segment : segments) {
            long length = segment.end() - segment.base();
            long found = segment.file().toFile().length();
            boolean wrong = segment.isCompressed() ? found == 0 : found != length;
            if (wrong && segment.file().toFile().exists()) {
                throw new LogDamagedException(segment.file() + " has " + found + " bytes, which cannot be bytes " + segment.base() + " to " + segment.end()
                        + " of " + log.getFileName() + ": put the right file back, or see task-mgmt doctor");
            }
        }
    }
}
