package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Verification;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.store.survey.LogCondition;
import taskmgmt.store.verify.AuditVerifier;

/** A log directory as the checks see it: anything that takes a pass over a log is done once, when it is first needed. */
final class DirectoryView {
    private final Path directory;
    private final @Nullable Path policy;
    private final Instant now;
    private final Map<String, LineCounter> lineCounters = new HashMap<>();
    private @Nullable LogCondition condition;
    private @Nullable Verification verification;
    private @Nullable DamagedLines damagedLines;
    private @Nullable AuditNotes notes;

    /** @param policy the file chosen by the user; null for the directory's own */
    DirectoryView(Path directory, @Nullable Path policy, Instant now) {
        this.directory = directory;
        this.policy = policy;
        this.now = now;
    }

    Path directory() {
        return directory;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    @Nullable Path policy() {
        return policy;
    }

    Instant now() {
        return now;
    }

    LogCondition condition() throws IOException {
        LogCondition known = condition;
        if (known == null) {
            known = LogCondition.of(directory);
            condition = known;
        }
        return known;
    }

    Verification verification() throws IOException {
        Verification known = verification;
        if (known == null) {
            known = AuditVerifier.verify(directory);
            verification = known;
        }
        return known;
    }

    DamagedLines damagedLines() throws IOException {
        DamagedLines known = damagedLines;
        if (known == null) {
            known = DamagedLines.of(this);
            damagedLines = known;
        }
        return known;
    }

    /** What the audit log shows, including the witnesses of all lines that are damaged or altered. */
    AuditNotes notes() throws IOException {
        AuditNotes known = notes;
        if (known == null) {
            SortedMap<String, SortedSet<Long>> wanted = new TreeMap<>();
            for (DamagedLines.Line line : damagedLines().lines()) {
                wanted.computeIfAbsent(line.log(), log -> new TreeSet<>()).add(line.offset());
            }
            for (taskmgmt.audit.Violation finding : verification().findings()) {
                wanted.computeIfAbsent(finding.file(), log -> new TreeSet<>()).add(finding.offset());
            }
            known = AuditNotes.of(path(LogFiles.AUDIT), wanted);
            notes = known;
        }
        return known;
    }

    /** The bytes of a log from an offset on, or fewer if it ends earlier. */
    byte[] read(String log, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (LogChannel channel = LogChannel.openOrNull(path(log))) {
            return channel == null ? new byte[0] : Arrays.copyOf(bytes, channel.readFully(bytes, 0, length, offset));
        }
    }

    /** Whether a segment of the log is missing: then nothing can be written to it. */
    boolean lacksSegments(String log) throws IOException {
        return LogPart.of(path(log)).stream().anyMatch(part -> part.state() == LogPart.State.MISSING);
    }

    /** Whether the byte is in a segment, which is never written to. */
    boolean isSealed(String log, long offset) throws IOException {
        for (LogPart part : LogPart.of(path(log))) {
            if (offset >= part.base() && offset < part.end()) {
                return part.state() != LogPart.State.ACTIVE;
            }
        }
        return false;
    }

    /** The number of the line that begins at the offset or contains it, counted from 1. Cheap for offsets in ascending order. */
    long lineOf(String log, long offset) throws IOException {
        return lineCounters.computeIfAbsent(log, name -> new LineCounter(path(name))).lineOf(offset);
    }

    private static final class LineCounter implements LineSink {
        private final Path file;
        private long countedEnd;
        private long lines;

        LineCounter(Path file) {
            this.file = file;
        }

        long lineOf(long offset) throws IOException {
            if (offset < countedEnd) {
                countedEnd = 0;
                lines = 0;
            }
            countedEnd = LineScanner.scan(file, countedEnd, offset, this).tailOffset();
            return lines + 1;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            lines++;
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            lines++;
        }

        @Override
        public void blank(long offset) {
            lines++;
        }
    }
}
