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
 * What the next command that writes would find to recover, or to refuse to write after. Looks only: without the lock, and
 * without writing anything.
 *
 * @param adopts whether this program has never written to the directory; the first change then vouches for what is there
 * @param logs   those with an audit entry for every line, and the audit log
 * @param busEnd up to where the bus has been ingested, in bytes
 * @param busLate how many bytes wait in files that were the bus before they were rotated away
 */
public record LogCondition(boolean adopts, List<Log> logs, long busEnd, long busLate) {
    public LogCondition {
        logs = List.copyOf(logs);
    }

    /**
     * The end of one log.
     *
     * @param bytes      its length
     * @param vouchedEnd up to where it is vouched for; of the audit log, up to where it is known to be whole
     * @param unvouched  lines behind that which are not blank
     * @param damages    what is wrong behind that, or right there
     */
    public record Log(String name, long bytes, long vouchedEnd, long unvouched, List<Damage> damages) {
        public Log {
            damages = List.copyOf(damages);
        }

        /** Whether bytes are gone that the audit log vouches for. */
        public boolean isShortened() {
            return bytes < vouchedEnd;
        }

        /** Whether the log's last bytes are such that no writer ends or blanks them. */
        public boolean hasForeignEnd() {
            for (Damage damage : damages) {
                if (damage instanceof Damage.Foreign(long offset, long length, String _) && offset + length >= bytes) {
                    return true;
                }
            }
            return false;
        }

        /** Why nothing is written to the log until somebody puts that right, a sentence; empty where something is. */
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
        // Without an active file the log ends with its last segment, as a rotation that was interrupted leaves it.
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
