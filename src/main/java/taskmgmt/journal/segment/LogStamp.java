package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Changes whenever anybody writes to a log, be it in place and with the same length: the files that it is made of, and of each
 * its length and when the file system last saw it changed. That time (POSIX {@code st_ctime}) cannot be set by whoever writes,
 * as the time of modification can. Two changes within one tick of the file system's clock may have the same: about 4 ms, and
 * none at all from Linux 6.13 on, for a file whose time was looked at in between.
 */
public final class LogStamp {
    private LogStamp() {}

    /** The stamp of a log at this moment, a word of 64 characters. */
    public static String of(Path log) throws IOException {
        while (true) {
            SegmentList earlier = SegmentList.of(log);
            StringBuilder text = new StringBuilder();
            for (Segment segment : earlier.segments()) {
                add(segment.file(), text);
            }
            add(log, text);
            if (earlier.isStill()) {
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                return new LineHasher().hex(bytes, 0, bytes.length);
            }
        }
    }

    private static void add(Path file, StringBuilder text) throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(file);
        text.append(file.getFileName());
        if (attributes != null) {
            text.append(' ').append(attributes.fileKey()).append(' ').append(attributes.size()).append(' ').append(changed(file, attributes));
        }
        text.append('\n');
    }

    private static long changed(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime time
                    ? time.to(TimeUnit.NANOSECONDS) : 0;
        } catch (NoSuchFileException _) {
            return 0; // moved between the two, as a rotation does, which the caller notices
        } catch (UnsupportedOperationException _) {
            return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        }
    }
}
