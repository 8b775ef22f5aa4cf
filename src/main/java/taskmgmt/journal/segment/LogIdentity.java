package taskmgmt.journal.segment;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;
import taskmgmt.bytes.Hash;

/**
 * Identifies the file that a segment was before it was compressed: rotation renames a file, which keeps its identity; a copy
 * has another.
 */
public final class LogIdentity {
    private LogIdentity() {}

    /** Made of inode and creation time, since an inode number may be used for one file after another. */
    public static long of(BasicFileAttributes attributes) {
        return Hash.of((attributes.fileKey() + " " + attributes.creationTime()).getBytes(StandardCharsets.UTF_8));
    }
}
