package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Compresses a plain segment, in bounded memory and in two steps. {@link #prepare} writes a compressed copy beside it under a
 * name that readers ignore, reads the copy back and compares it with the segment byte for byte. This takes long but blocks
 * nobody; only one process at a time may do it. {@link Prepared#finish} renames the copy and then deletes the plain file,
 * whose bytes are by then proven to be in the copy. An interruption leaves the plain file, or both files, of which the plain
 * one counts, or the compressed file.
 */
public final class Compression {
    public static final String TEMPORARY_SUFFIX = ".tmp";

    private final PrivateFiles files;

    public Compression(PrivateFiles files) {
        this.files = files;
    }

    /** A compressed copy that is complete and durable, but not in place yet. */
    public final class Prepared {
        private final Segment segment;
        private final Path temporary;
        private final long diskBytes;

        private Prepared(Segment segment, Path temporary, long diskBytes) {
            this.segment = segment;
            this.temporary = temporary;
            this.diskBytes = diskBytes;
        }

        /** Puts the copy in the segment's place; durable when this returns. To be called under the directory's lock. */
        public LogPart finish() throws JournalException {
            try {
                files.move(temporary, segment.compressedFile());
                files.syncDirectory(segment.directory());
                files.delete(segment.plainFile());
                files.syncDirectory(segment.directory());
                return new LogPart(LogPart.State.GZIP, segment.compressedFile(), segment.base(), segment.end(), diskBytes, null);
            } catch (IOException e) {
                throw failed(segment, e);
            }
        }
    }

    /** Makes a copy of this part if it is still a plain segment. */
    public Optional<Prepared> prepare(Path log, LogPart part) throws JournalException {
        Segment segment = Segment.plain(log, part.base(), part.end());
        Path temporary = segment.directory().resolve(segment.compressedFile().getFileName() + TEMPORARY_SUFFIX);
        try {
            BasicFileAttributes plain = PrivateFiles.attributes(segment.plainFile());
            if (plain == null) {
                return Optional.empty();
            }
            if (plain.size() != segment.length()) {
                throw new LogDamagedException(segment.plainFile() + " has " + plain.size() + " bytes instead of "
                        + segment.length() + " as its name says: find out what writes to it, and put the right file back");
            }
            write(segment, temporary, LogIdentity.of(plain));
            compare(segment, temporary);
            BasicFileAttributes compressed = PrivateFiles.attributes(temporary);
            return Optional.of(new Prepared(segment, temporary, compressed == null ? 0 : compressed.size()));
        } catch (IOException e) {
            files.takeAway(temporary, e);
            throw failed(segment, e);
        }
    }

    private static JournalException failed(Segment segment, IOException e) {
        return e instanceof JournalException known ? known
                : new LogUnwritableException("cannot compress " + segment.plainFile() + ": " + JournalException.reason(e) + ": "
                        + JournalException.remedy(e, "check the directory and its permissions"), e);
    }

    private void write(Segment segment, Path temporary, long identity) throws IOException {
        try (FileChannel plain = files.read(segment.plainFile());
                FileChannel target = files.replace(temporary);
                GzipWriter writer = new GzipWriter(target)) {
            byte[] block = new byte[GzipFormat.BLOCK_BYTES];
            for (long at = 0; at < segment.length(); at += block.length) {
                writer.add(block, fill(block, segment, plain, at));
            }
            writer.finish(identity);
            target.force(true);
        }
    }

    private static void compare(Segment segment, Path temporary) throws IOException {
        try (PlainSegment plain = PlainSegment.open(segment.plainFile());
                SegmentBytes copy = GzipSegment.open(temporary)) {
            byte[] expected = new byte[GzipFormat.BLOCK_BYTES];
            byte[] found = new byte[GzipFormat.BLOCK_BYTES];
            boolean same = copy.length() == segment.length();
            for (long at = 0; same && at < segment.length(); at += expected.length) {
                int length = fill(expected, segment, plain.channel(), at);
                // The bytes of one block are available all at once.
                same = copy.read(found, 0, length, at) == length && Arrays.equals(expected, 0, length, found, 0, length);
            }
            if (!same) {
                throw new IOException("the compressed copy is not the same");
            }
        }
    }

    private static int fill(byte[] block, Segment segment, FileChannel plain, long at) throws IOException {
        int length = (int) Math.min(block.length, segment.length() - at);
        for (int filled = 0; filled < length;) {
            int count = LogChannel.read(segment.plainFile(), plain, block, filled, length - filled, at + filled);
            if (count < 0) {
                throw new LogDamagedException(segment.plainFile() + " became shorter: find out what else writes to it");
            }
            filled += count;
        }
        return length;
    }
}
