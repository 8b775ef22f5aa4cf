package taskmgmt.store;

import java.security.MessageDigest;
import taskmgmt.audit.Sha256;
import taskmgmt.audit.Witness;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LineFile;

/** Hashes over parts of files, in bounded memory. */
final class Digests {
    private static final int BLOCK_BYTES = 64 * 1024;

    private Digests() {}

    static Witness witness(LineFile file, String name, long offset, long length) throws JournalException {
        MessageDigest digest = Sha256.digest();
        for (long at = offset; at < offset + length; at += BLOCK_BYTES) {
            digest.update(file.read(at, (int) Math.min(BLOCK_BYTES, offset + length - at)));
        }
        return new Witness(name, offset, length, Sha256.hex(digest.digest()));
    }
}
