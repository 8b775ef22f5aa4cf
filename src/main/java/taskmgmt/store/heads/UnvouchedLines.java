package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.ChainedLine;
import taskmgmt.audit.EntryBefore;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;

/**
 * The references to the audit log in lines without an audit entry. Lines of an interrupted command name an existing entry; if a line names
 * a missing one, the audit log was truncated or replaced. Lines with an entry need no check: the chain covers everything before it.
 *
 * @param log   the log that contains the line
 * @param named the entry that is missing
 */
public record UnvouchedLines(String log, EntryBefore named) {
    /** What is wrong. */
    public String finding() {
        return "entry " + named.seq() + ", which " + log + " names at byte " + named.offset() + ", is gone: the audit log was cut or replaced";
    }

    /** How many lines from the end of a log are examined when the whole log is not read anyway. */
    private static final int LAST_LINES = 100;

    /**
     * Examines a log directory. If the ends of the logs are unknown, its audit log is read, but only if the last lines give reason to: a
     * reference before {@value #LAST_LINES} lines of other programs is not found.
     */
    public static @Nullable UnvouchedLines of(Path directory) throws IOException {
        try {
            return lastOf(directory);
        } catch (JournalException _) {
            return null; // a log that cannot be read names nothing; reading it elsewhere reports what is wrong
        }
    }

    private static @Nullable UnvouchedLines lastOf(Path directory) throws IOException {
        // Taken before the audit log is read: lines written meanwhile name entries that come later.
        long registryEnd = LineScanner.size(directory.resolve(LogFiles.REGISTRY));
        long incidentsEnd = LineScanner.size(directory.resolve(LogFiles.INCIDENTS));
        long named = Math.max(lastNamed(directory.resolve(LogFiles.REGISTRY), registryEnd), lastNamed(directory.resolve(LogFiles.INCIDENTS), incidentsEnd));
        if (named == 0 || named <= lastEntry(directory.resolve(LogFiles.AUDIT))) {
            return null;
        }
        LogPositions vouched = AuditScan.continueFrom(AuditScan.remembered(directory), directory.resolve(LogFiles.AUDIT));
        return of(directory, vouched, registryEnd, incidentsEnd);
    }

    /**
     * The same if the ends are known.
     *
     * @param vouched      how far the audit log vouches for the others
     * @param registryEnd  length of the registry before the audit log was read
     * @param incidentsEnd the same for the incidents
     */
    public static @Nullable UnvouchedLines of(Path directory, LogPositions vouched, long registryEnd, long incidentsEnd) throws IOException {
        UnvouchedLines found = null;
        if (vouched.registryEnd() < registryEnd) {
            try (LogBytes log = new StoredLog(directory.resolve(LogFiles.REGISTRY))) {
                found = of(LogFiles.REGISTRY, log, vouched.registryEnd(), registryEnd, vouched.chain());
            }
        }
        if (vouched.incidentsEnd() < incidentsEnd) {
            try (LogBytes log = new StoredLog(directory.resolve(LogFiles.INCIDENTS))) {
                found = later(found, of(LogFiles.INCIDENTS, log, vouched.incidentsEnd(), incidentsEnd, vouched.chain()));
            }
        }
        return found;
    }

    /** The number of the entry named by the last line of this program; 0 for none. */
    private static long lastNamed(Path log, long end) throws IOException {
        return last(log, end, (buffer, start, lineEnd, offset) -> {
            EntryBefore named = EntryBefore.of(buffer, start, lineEnd);
            return named == null || named.offset() != offset ? 0 : named.seq();
        });
    }

    private static long lastEntry(Path audit) throws IOException {
        return last(audit, Long.MAX_VALUE, (buffer, start, end, offset) -> {
            ChainedLine link = ChainedLine.parse(buffer, start, end);
            return link == null ? 0 : link.seq();
        });
    }

    /** The number in a line; 0 for none. */
    private interface Numbered {
        long of(byte[] buffer, int start, int end, long offset);
    }

    private static long last(Path log, long end, Numbered lines) throws IOException {
        long[] found = {0};
        LineSink sink = new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int lineEnd, long offset) {
                found[0] = lines.of(buffer, start, lineEnd, offset);
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                // It has no number.
            }
        };
        try (BackwardScanner scanner = BackwardScanner.open(log, end)) {
            for (int i = 0; i < LAST_LINES && found[0] == 0 && scanner.next(sink); i++) {
                // The loop continues with the line before it.
            }
        }
        return found[0];
    }

    /** The one that names the later entry. */
    public static @Nullable UnvouchedLines later(@Nullable UnvouchedLines one, @Nullable UnvouchedLines other) {
        return one == null || other != null && other.named.seq() > one.named.seq() ? other : one;
    }

    /**
     * The last such line of a log.
     *
     * @param from how far entries represent the log
     * @param to   its length before the audit log was read
     * @param head the last entry of the audit log
     */
    public static @Nullable UnvouchedLines of(String name, LogBytes log, long from, long to, ChainHead head) throws IOException {
        Last last = new Last(to, head);
        if (from < to) {
            log.lines(from, last);
        }
        EntryBefore missing = last.missing;
        return missing == null ? null : new UnvouchedLines(name, missing);
    }

    private static final class Last implements LineSink {
        private final long to;
        private final ChainHead head;
        private @Nullable EntryBefore missing;

        Last(long to, ChainHead head) {
            this.to = to;
            this.head = head;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            EntryBefore named = EntryBefore.of(buffer, start, end);
            if (named != null && named.offset() == offset && offset < to && isMissing(named)) {
                missing = missing == null || named.seq() > missing.seq() ? named : missing;
            }
        }

        private boolean isMissing(EntryBefore named) {
            return named.seq() > head.seq() || (named.seq() == head.seq() && !head.hash().startsWith(named.hash()));
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // It says nothing; its damage is reported elsewhere.
        }
    }
}
