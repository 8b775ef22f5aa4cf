package taskmgmt.journal.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import taskmgmt.bytes.LineCheck;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;

/**
 * The end of a log: nothing wrong, or the damage that an interrupted command has left there.
 *
 * @param end the length of the file when it was inspected
 * @param damages the defects, in file order; nothing after a {@link Damage.Foreign} is inspected
 */
public record Tail(long end, List<Damage> damages) {
    /** For {@link #inspect}: it is not known up to where the file is good. */
    public static final long UNKNOWN = -1;

    public Tail {
        damages = List.copyOf(damages);
    }

    public boolean isClean() {
        return damages.isEmpty();
    }

    /**
     * The same for a log whose lines are linked, where nothing after a hole is of use: the next line to be written
     * links to the last one before the hole. The lines after it were never synced, like the hole itself.
     */
    public Tail withAllBehindHoles(LineFile file) throws JournalException {
        Damage hole = damages.stream().filter(Damage.Hole.class::isInstance).findFirst().orElse(null);
        if (hole == null) {
            return this;
        }
        List<Damage> all = new ArrayList<>(damages);
        Set<Long> known = damages.stream().map(Damage::offset).collect(Collectors.toCollection(HashSet::new));
        try {
            LineScanner.scan(file.path(), hole.offset(), end, new LineSink() {
                @Override
                public void line(byte[] buffer, int start, int stop, long offset) {
                    corrupt(offset, stop - start, "");
                }

                @Override
                public void corrupt(long offset, long length, String reason) {
                    if (known.add(offset)) {
                        all.add(new Damage.Hole(offset, length));
                    }
                }
            });
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file.path(), e);
        }
        all.sort(Comparator.comparingLong(Damage::offset));
        return new Tail(end, all);
    }

    /**
     * Inspects the end of a file, under the lock. In the usual case, where nothing was added since the caller's last
     * look, this reads one byte.
     *
     * @param knownGoodEnd up to where the file is known to be whole lines; the inspection starts there. If
     *     {@link #UNKNOWN}, it covers the lines of the last 64 KiB
     * @param check recognizes what the caller would have written
     */
    public static Tail inspect(LineFile file, long knownGoodEnd, LineCheck check) throws JournalException {
        return new TailInspection(file, check, true).from(knownGoodEnd);
    }

    /** {@link #inspect} that continues after what is {@linkplain Damage.Foreign foreign}, to find all of it. */
    public static Tail survey(LineFile file, long knownGoodEnd, LineCheck check) throws JournalException {
        return new TailInspection(file, check, false).from(knownGoodEnd);
    }
}
