package taskmgmt.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import taskmgmt.audit.Sha256;
import taskmgmt.audit.Witness;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LineFile;

/** Hashes over parts of files, in bounded memory. */
final class Digests {
    private static final int BLOCK_BYTES = 64 * 1024;

    private Digests() {}

    /** The hash of the first bytes of a file, in hexadecimal. */
    static String ofFirst(Path file, long length) {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] block = new byte[BLOCK_BYTES];
            long left = length;
            while (left > 0) {
                int count = in.read(block, 0, (int) Math.min(BLOCK_BYTES, left));
                if (count < 0) {
                    break;
                }
                digest.update(block, 0, count);
                left -= count;
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
