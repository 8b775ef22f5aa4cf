package taskmgmt.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import taskmgmt.audit.Sha256;
import taskmgmt.audit.Witness;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LineFile;
import taskmgmt.journal.LogChannel;

/** Hashes over parts of files, in bounded memory. */
final class Digests {
    private static final int BLOCK_BYTES = 64 * 1024;

    private Digests() {}

    /** The hash of the first bytes of a log, in hexadecimal. */
    static String ofFirst(Path file, long length) {
        MessageDigest digest = Sha256.digest();
        try (LogChannel log = LogChannel.openOrNull(file)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (long at = 0; at < length && log != null;) {
                int count = log.read(block, 0, (int) Math.min(BLOCK_BYTES, length - at), at);
                if (count < 0) {
                    break;
                }
                digest.update(block, 0, count);
                at += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(digest.digest());
    }

    static Witness witness(LineFile file, String name, long offset, long length) throws JournalException {
        MessageDigest digest = Sha256.digest();
        for (long at = offset; at < offset + length; at += BLOCK_BYTES) {
            digest.update(file.read(at, (int) Math.min(BLOCK_BYTES, offset + length - at)));
        }
        return new Witness(name, offset, length, Sha256.hex(digest.digest()));
    }
}
