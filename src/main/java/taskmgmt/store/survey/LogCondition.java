package taskmgmt.store.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.repair.Damage;
import taskmgmt.journal.repair.Tail;
import taskmgmt.json.FieldScanner;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.heads.LogPositions;

/**
 * What the next writing command would find to recover, or would refuse to write after. Read-only, and without the lock.
 *
 * @param adopts whether this program has never written to the directory; the first change then vouches for what is
 *     there
 * @param logs   those with an audit entry for every line, and the audit log
 * @param busEnd how far the bus has been ingested, in bytes
 * @param busLate number of bytes waiting in rotated bus files
 */
public record LogCondition(boolean adopts, List<Log> logs, long busEnd, long busLate) {
    public LogCondition {
        logs = List.copyOf(logs);
    }

    /**
     * The end of one log.
     *
     * @param bytes      its length
     * @param vouchedEnd how far it is vouched for; for the audit log, how far it is known to be whole
     * @param unvouched  lines after that which are not blank
     * @param damages    the defects after or at that offset
     */
    public record Log(String name, long bytes, long vouchedEnd, long unvouched, List<Damage> damages) {
        public Log {
            damages = List.copyOf(damages);
        }

        /** Whether bytes are missing that the audit log vouches for. */
        public boolean isShortened() {
            return bytes < vouchedEnd;
        }

        /** Whether the log ends with bytes that no writer completes or blanks. */
        public boolean hasForeignEnd() {
            for (Damage damage : damages) {
                if (damage instanceof Damage.Foreign(long offset, long length, String _) && offset + length >= bytes) {
                    return true;
                }
            }
            return false;
        }

        /** Why nothing is written to the log until it is repaired, as a sentence; empty if it can be written. */
        public String refusal() {
            if (isShortened()) {
                return name + " has " + bytes + " bytes, but the audit log vouches for " + vouchedEnd
                        + ": it was cut or replaced, and nothing is written until that is put right";
            }
            for (Damage damage : damages) {
                if (damage instanceof Damage.Foreign(long offset, long length, String _)) {
                    return offset < vouchedEnd
                            ? "a line of " + name + " ended before byte " + vouchedEnd + " and no longer does: the file was changed or replaced"
                            : "task-mgmt has not written what is at byte " + offset + " of " + name + " (length: " + length + "): nothing is written after it";
                }
            }
            return "";
        }
    }

    public static LogCondition of(Path directory) throws IOException {
        boolean adopts = !Files.exists(directory.resolve(LogFiles.LOCK), LinkOption.NOFOLLOW_LINKS);
        Path audit = directory.resolve(LogFiles.AUDIT);
        LogPositions remembered = AuditScan.remembered(directory);
        LogPositions heads = AuditScan.continueFrom(remembered, audit);
        List<Log> logs = new ArrayList<>();
        for (String name : List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS)) {
            logs.add(log(directory, name, heads.end(name), adopts && heads.end(name) == 0));
        }
        long auditEnd = AuditScan.knownGoodEnd(remembered, audit);
        logs.add(log(directory, LogFiles.AUDIT, Math.max(0, auditEnd), auditEnd == Tail.UNKNOWN));
        return new LogCondition(adopts, logs, BusFile.activeEnd(directory, heads), BusFile.lateBytes(directory, heads));
    }

    private static Log log(Path directory, String name, long vouchedEnd, boolean unknown) throws IOException {
        Path path = directory.resolve(name);
        long bytes = LineScanner.size(path);
        // Without an active file the log ends with its last segment; an interrupted rotation leaves it like this.
        if (bytes == 0 || bytes < vouchedEnd || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Log(name, bytes, vouchedEnd, 0, List.of());
        }
        try (LineFile file = LineFile.reading(path)) {
            Tail tail = Tail.survey(file, unknown ? Tail.UNKNOWN : vouchedEnd, new FieldScanner());
            Lines lines = new Lines();
            LineScanner.scan(path, vouchedEnd, bytes, lines);
            return new Log(name, bytes, vouchedEnd, lines.count, tail.damages());
        }
    }

    private static final class Lines implements LineSink {
        private long count;

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            count++;
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            count++;
        }
    }
}
