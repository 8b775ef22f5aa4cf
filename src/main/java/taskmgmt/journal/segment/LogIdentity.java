package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import taskmgmt.bytes.Hash;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Tells whether a log is still made of the files that it was made of, so that what was derived from it can be believed.
 * Rotation renames a file, which keeps its identity, and compression records it; a file that is put in its place, as by an
 * editor or a restore, has another.
 */
public final class LogIdentity {
    /** Of a log that is not there. */
    private static final long NONE = 0;

    private LogIdentity() {}

    /** The identity of the file that holds the byte at this offset of the log; where there is no such byte, of the last. */
    public static long at(Path log, long offset) throws IOException {
        while (true) {
            SegmentList earlier = SegmentList.of(log);
            BasicFileAttributes active = PrivateFiles.attributes(log);
            Segment segment = earlier.at(offset);
            if (segment == null && active == null && !earlier.segments().isEmpty()) {
                segment = earlier.segments().getLast();
            }
            long identity = segment != null ? of(segment) : active == null ? NONE : of(active);
            if (SegmentList.of(log).end() == earlier.end()) {
                return identity;
            }
        }
    }

    private static long of(Segment segment) throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(segment.file());
        if (attributes == null && segment.isCompressed()) {
            return NONE;
        }
        if (attributes != null && !segment.isCompressed()) {
            return of(attributes);
        }
        Long recorded = GzipSegment.identity(segment.compressedFile());
        return recorded != null ? recorded : attributes == null ? NONE : of(attributes);
    }

    /** Where it is, and when it was made: one inode number may come to stand for one file after another. */
    public static long of(BasicFileAttributes attributes) {
        return Hash.of((attributes.fileKey() + " " + attributes.creationTime()).getBytes(StandardCharsets.UTF_8));
    }
}
