package taskmgmt.doctor;

import java.io.IOException;
import java.security.MessageDigest;
import taskmgmt.audit.Sha256;
import taskmgmt.journal.LineFile;
import taskmgmt.journal.LineScanner;

/** Hashes over ranges of a log, in bounded memory. */
final class Ranges {
    private static final int BLOCK_BYTES = 256 * 1024;

    private Ranges() {}

    /** SHA-256 in hexadecimal; empty where the log ends before the range does. */
    static String sha256(Patient patient, String log, long offset, long length) throws IOException {
        if (LineScanner.size(patient.path(log)) < offset + length) {
            return "";
        }
        MessageDigest digest = Sha256.digest();
        try (LineFile file = LineFile.reading(patient.path(log))) {
            for (long at = offset; at < offset + length; at += BLOCK_BYTES) {
                digest.update(file.read(at, (int) Math.min(BLOCK_BYTES, offset + length - at)));
            }
        }
        return Sha256.hex(digest.digest());
    }
}
