package taskmgmt.doctor;

import java.io.IOException;
import java.security.MessageDigest;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.segment.LogChannel;

/** Hashes over ranges of a log, in bounded memory. */
final class Ranges {
    private static final int BLOCK_BYTES = 256 * 1024;

    private Ranges() {}

    /** SHA-256 in hexadecimal; empty if the log ends before the range does. */
    static String sha256(DirectoryView patient, String log, long offset, long length) throws IOException {
        if (LineScanner.size(patient.path(log)) < offset + length) {
            return "";
        }
        MessageDigest digest = Sha256.digest();
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, length)];
        try (LogChannel channel = LogChannel.openOrNull(patient.path(log))) {
            for (long at = offset; channel != null && at < offset + length; at += block.length) {
                digest.update(block, 0, channel.readFully(block, 0, (int) Math.min(block.length, offset + length - at), at));
            }
        }
        return Sha256.hex(digest.digest());
    }
}
