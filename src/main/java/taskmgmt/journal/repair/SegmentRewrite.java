package taskmgmt.journal.repair;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.LineCheck;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.Compression;
import taskmgmt.journal.segment.GzipFormat;
import taskmgmt.journal.segment.GzipSegment;
import taskmgmt.journal.segment.GzipWriter;
import taskmgmt.journal.segment.LogIdentity;
import taskmgmt.journal.segment.Salvage;
import taskmgmt.journal.segment.Segment;
import taskmgmt.journal.segment.SegmentBytes;
import taskmgmt.journal.segment.SegmentList;

/**
 * Replaces a compressed segment that is lost, in whole or in part, after a person has said that it is lost for good: what can
 * still be read stays where it was, and everything else becomes blank lines, so that no offset changes. Used under the
 * {@code LogLock}.
 *
 * <p>A damaged file is durable in quarantine before another one takes its name, which happens atomically: whenever this is
 * interrupted, everything readable is still readable, and it can be repeated. What a method has done is durable when it
 * returns.
 */
public final class SegmentRewrite {
    private final Path quarantine;
    private final InstantSource clock;
    private final PrivateFiles files;
    private final LineCheck check;

    /**
     * A rewriter for the segments of one log directory.
     *
     * @param clock for the names in quarantine
     * @param check judges lines that were cut off
     */
    public SegmentRewrite(Path quarantine, InstantSource clock, PrivateFiles files, LineCheck check) {
        this.quarantine = quarantine;
        this.clock = clock;
        this.files = files;
        this.check = check;
    }

    /**
     * What was done.
     *
     * @param file       the segment
     * @param offset     where in the log the first blank byte is
     * @param length     from there to just after the last blank byte; 0 if nothing is lost
     * @param blankBytes how many of these are blank
     * @param quarantine the former file in quarantine; null if there was none
     * @param sha256     of the former file; null if there was none
     */
    public record Replacement(
            Path file, long offset, long length, long blankBytes, @Nullable Path quarantine, @Nullable String sha256) {}

    /**
     * Makes a segment of blank lines.
     *
     * @param base offset in the log of its first byte
     * @param end  offset in the log after its last byte
     * @throws LogDamagedException if a file already holds a part of this range
     */
    public Replacement fill(Path log, long base, long end) throws IOException {
        Segment segment = Segment.plain(log, base, end);
        for (Segment other : SegmentList.of(log).segments()) {
            if (other.base() < end && other.end() > base) {
                throw new LogDamagedException(other.file() + " has a part of what " + segment.plainName() + " would have: look again");
            }
        }
        files.ensureOwnDirectory(segment.directory());
        return replace(segment, Salvage.nothing(segment.length()), null);
    }

    /**
     * Keeps what can be read of a compressed segment.
     *
     * @throws LogDamagedException if the file is not a segment of this log
     */
    public Replacement rebuild(Path log, Path file) throws IOException {
        Segment segment = Segment.parse(log, String.valueOf(file.getFileName()));
        if (segment == null || !segment.isCompressed()) {
            throw new LogDamagedException(file + " is no compressed segment of " + log.getFileName() + ": leave it as it is");
        }
        Quarantine.Copy copy = new Quarantine(quarantine, clock, files).keep(segment.compressedFile(), segment.base());
        try (Salvage salvage = Salvage.of(segment.compressedFile(), segment.length(), files)) {
            return replace(segment, salvage, copy);
        }
    }

    private Replacement replace(Segment segment, Salvage salvage, Quarantine.@Nullable Copy copy) throws IOException {
        BlankRanges blanks = BlankRanges.of(salvage, segment.length(), check);
        Path temporary = segment.directory().resolve(segment.compressedFile().getFileName() + Compression.TEMPORARY_SUFFIX);
        try {
            write(segment, salvage, blanks, temporary);
            compare(segment, salvage, blanks, temporary);
        } catch (IOException e) {
            files.takeAway(temporary, e);
            throw e;
        }
        files.rename(temporary, segment.compressedFile());
        long first = blanks.ranges().isEmpty() ? 0 : blanks.ranges().getFirst().from();
        long last = blanks.ranges().isEmpty() ? 0 : blanks.ranges().getLast().to();
        return new Replacement(segment.compressedFile(), segment.base() + first, last - first, blanks.bytes(),
                copy == null ? null : copy.path(), copy == null ? null : copy.sha256());
    }

    private void write(Segment segment, Salvage salvage, BlankRanges blanks, Path temporary) throws IOException {
        try (FileChannel target = files.replace(temporary);
                GzipWriter writer = new GzipWriter(target)) {
            byte[] block = new byte[GzipFormat.BLOCK_BYTES];
            for (long at = 0; at < segment.length(); at += block.length) {
                int length = (int) Math.min(block.length, segment.length() - at);
                blanks.fill(block, length, at, salvage);
                writer.add(block, length);
            }
            // A different file from the one before: whatever was derived from that one must not be trusted.
            BasicFileAttributes made = PrivateFiles.attributes(temporary);
            writer.finish(made == null ? 0 : LogIdentity.of(made));
            target.force(true);
        }
    }

    private static void compare(Segment segment, Salvage salvage, BlankRanges blanks, Path temporary) throws IOException {
        try (SegmentBytes copy = GzipSegment.open(temporary)) {
            byte[] expected = new byte[GzipFormat.BLOCK_BYTES];
            byte[] found = new byte[GzipFormat.BLOCK_BYTES];
            boolean same = copy.length() == segment.length();
            for (long at = 0; same && at < segment.length(); at += expected.length) {
                int length = (int) Math.min(expected.length, segment.length() - at);
                blanks.fill(expected, length, at, salvage);
                same = copy.read(found, 0, length, at) == length && Arrays.equals(expected, 0, length, found, 0, length);
            }
            if (!same) {
                throw new IOException("what was written to " + temporary + " is not there");
            }
        }
    }
}
