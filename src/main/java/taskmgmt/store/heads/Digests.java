package taskmgmt.store.heads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import taskmgmt.audit.Witness;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.lines.LineFile;

/** Hashes over parts of files, in bounded memory. */
public final class Digests {
    private static final int BLOCK_BYTES = 64 * 1024;

    private Digests() {}

    /** {@link #ofFirst(LogBytes, long)} for a log given by its path. */
    public static String ofFirst(Path file, long length) throws IOException {
        try (LogBytes log = new StoredLog(file)) {
            return ofFirst(log, length);
        }
    }

    /** The hash of the first bytes of a log, in hexadecimal; of the whole log if it is shorter. */
    public static String ofFirst(LogBytes log, long length) {
        MessageDigest digest = Sha256.digest();
        try {
            byte[] block = new byte[(int) Math.min(BLOCK_BYTES, length)];
            int count;
            for (long at = 0; at < length; at += count) {
                count = log.read(block, 0, (int) Math.min(block.length, length - at), at);
                if (count <= 0) {
                    break;
                }
                digest.update(block, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(digest.digest());
    }

    /** The hash of existing bytes of a log, through all segments, in hexadecimal. */
    public static String ofRange(Path file, long offset, long length) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] block = new byte[BLOCK_BYTES];
        try (LogBytes log = new StoredLog(file)) {
            for (long at = offset; at < offset + length;) {
                int count = log.read(block, 0, (int) Math.min(block.length, offset + length - at), at);
                if (count <= 0) {
                    throw new LogDamagedException(file + " ends at byte " + at + ": find out what else writes to it");
                }
                digest.update(block, 0, count);
                at += count;
            }
        }
        return Sha256.hex(digest.digest());
    }

    public static Witness witness(LineFile file, String name, long offset, long length) throws JournalException {
        MessageDigest digest = Sha256.digest();
        for (long at = offset; at < offset + length; at += BLOCK_BYTES) {
            digest.update(file.read(at, (int) Math.min(BLOCK_BYTES, offset + length - at)));
        }
        return new Witness(name, offset, length, Sha256.hex(digest.digest()));
    }
}
