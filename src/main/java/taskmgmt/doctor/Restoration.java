package taskmgmt.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.ChainedLine;
import taskmgmt.audit.Witness;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.store.repair.Fix;

/** Restores what was written from one changed byte, if the hashes of the audit log prove it. */
final class Restoration {
    private static final int MAX_BYTES = 8 * 1024;

    private Restoration() {}

    /** For a line of the registry or the incidents; null if there is none. */
    static @Nullable Fix ofLine(DirectoryView patient, String log, Witness witness) throws IOException {
        if (witness.length() > MAX_BYTES) {
            return null;
        }
        byte[] bytes = patient.read(log, witness.offset(), (int) witness.length() + 1);
        if (bytes.length != witness.length() + 1) {
            return null;
        }
        byte[] line = Arrays.copyOf(bytes, bytes.length - 1);
        boolean ended = bytes[bytes.length - 1] == '\n';
        if (Sha256.hex(line, 0, line.length).equals(witness.sha256())) {
            return ended ? null : new Fix.PutRight(log, witness.offset(), bytes.length, witness.end() - 1, (byte) '\n');
        }
        LineRestoration.Change change = ended ? LineRestoration.find(line, witness.sha256()) : null;
        return change == null ? null : new Fix.PutRight(
                log, witness.offset(), witness.length(), witness.offset() + change.index(), change.right());
    }

    /** For the line of the audit log that begins at the offset; null if there is none. */
    static @Nullable Fix ofEntry(DirectoryView patient, long offset) throws IOException {
        Path audit = patient.path(LogFiles.AUDIT);
        long end = LineScanner.lineStart(audit, offset + 1);
        byte[] line = line(audit, offset, end);
        byte[] next = line(audit, end, LineScanner.lineStart(audit, end + 1));
        ChainedLine before = before(audit, offset);
        EntryRestoration restoration = new EntryRestoration(before, ChainedLine.parse(next, 0, next.length));
        LineRestoration.Change change = restoration.find(line);
        change = change == null ? restoration.join(line, next) : change;
        return change == null ? null
                : new Fix.PutRight(LogFiles.AUDIT, offset, line.length, offset + change.index(), change.right());
    }

    /** {@link #ofEntry} for the line before the offset; null if there is none. */
    static @Nullable Fix ofEntryBefore(DirectoryView patient, long offset) throws IOException {
        Kept kept = new Kept();
        try (BackwardScanner lines = BackwardScanner.open(patient.path(LogFiles.AUDIT), offset)) {
            return lines.next(kept) ? ofEntry(patient, kept.offset) : null;
        }
    }

    private static @Nullable ChainedLine before(Path audit, long offset) throws IOException {
        Kept kept = new Kept();
        try (BackwardScanner lines = BackwardScanner.open(audit, offset)) {
            lines.next(kept);
        }
        byte[] line = kept.bytes.toByteArray();
        return ChainedLine.parse(line, 0, line.length);
    }

    private static byte[] line(Path audit, long from, long to) throws IOException {
        Kept kept = new Kept();
        LineScanner.scan(audit, from, to, kept);
        return kept.bytes.toByteArray();
    }

    private static final class Kept implements LineSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long offset;

        @Override
        public void line(byte[] buffer, int start, int end, long lineOffset) {
            bytes.write(buffer, start, end - start);
            offset = lineOffset;
        }

        @Override
        public void corrupt(long lineOffset, long length, String reason) {
            // Too long for an entry.
        }
    }
}
