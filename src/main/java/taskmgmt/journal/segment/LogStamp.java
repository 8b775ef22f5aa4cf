package taskmgmt.journal.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Changes whenever anybody writes to a log, be it in place and with the same length: the files that it is made of, and of each
 * its length and when the file system last saw it changed. That time (POSIX {@code st_ctime}) cannot be set by whoever writes,
 * as the time of modification can. Two changes within one tick of the file system's clock may have the same: about 4 ms, and
 * none at all from Linux 6.13 on, for a file whose time was looked at in between.
 *
 * <p>Without the lock, {@link #of(Path)} looks until nobody rotates the log meanwhile. Whoever has the lock looks at the segments once,
 * and again only at the active file, which is all that is appended to. Immutable.
 */
public final class LogStamp {
    private static final String ALL_AT_ONCE = "unix:mode,dev,ino,size,ctime";
    /** More than this may take longer to reach the disk than whoever waits for a report would understand. */
    private static final long MAX_SETTLED_BYTES = 64L << 20;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;

    private final Path log;
    private final SegmentNames names;
    private final Segments segments;
    private final String active;
    private final String word;

    private LogStamp(Path log, SegmentNames names, Segments segments, String active) {
        this.log = log;
        this.names = names;
        this.segments = segments;
        this.active = active;
        this.word = hash(segments.word + active);
    }

    /**
     * The segments at a moment.
     *
     * @param files in their order
     * @param text  what is to be said of them
     * @param word  the same in one word, since a log of years has hundreds of them; empty where it has none
     */
    private record Segments(List<Path> files, String text, String word) {
        static Segments of(List<Path> files, @Nullable Segments before) throws IOException {
            StringBuilder all = new StringBuilder();
            for (Path file : files) {
                add(file, all);
            }
            String text = all.toString();
            String known = text.isEmpty() ? "" : before != null && before.text.equals(text) ? before.word : hash(text);
            return new Segments(files, text, known);
        }

        private static List<Path> files(SegmentList segments) {
            List<Path> files = new ArrayList<>(segments.segments().size());
            for (Segment segment : segments.segments()) {
                files.add(segment.file());
            }
            return files;
        }
    }

    /**
     * Makes the next stamp one that holds for programs that have a file of the log mapped into their memory, too: of what they store into a
     * page, the file system sees only what comes first after that page has reached the disk. Files of more than 64 MiB are left as they are,
     * and what a file system does not see at all (tmpfs) cannot be made seen.
     */
    public static void settle(Path log) throws IOException {
        for (Segment segment : SegmentList.of(log).segments()) {
            settleFile(segment.file());
        }
        settleFile(log);
    }

    private static void settleFile(Path file) throws IOException {
        try (FileChannel channel = PrivateFiles.SYSTEM.readIfExists(file)) {
            if (channel != null && channel.size() <= MAX_SETTLED_BYTES) {
                sync(channel);
            }
        }
    }

    private static void sync(FileChannel channel) {
        try {
            channel.force(false);
        } catch (IOException _) {
            // As on a file system that is only ever read, where nothing waits for the disk.
        }
    }

    /** The stamp of a log at this moment, a word of 64 characters. */
    public static String of(Path log) throws IOException {
        while (true) {
            SegmentList earlier = SegmentList.of(log);
            String stamp = hash(Segments.of(Segments.files(earlier), null).word + active(log, false));
            if (earlier.isStill()) {
                return stamp;
            }
        }
    }

    /** The same for somebody who has the lock and knows the segments. */
    public static LogStamp of(Path log, SegmentNames names) throws IOException {
        return new LogStamp(log, names, Segments.of(Segments.files(names.segments(log)), null), active(log, false));
    }

    /** The same for somebody who has done this before, for the same log; this object where nothing has changed. */
    public LogStamp again(SegmentNames now) throws IOException {
        List<Path> files = now == names ? segments.files : Segments.files(now.segments(log));
        Segments found = Segments.of(files, segments);
        String foundActive = active(log, isActiveThere());
        boolean same = now == names && found.text.equals(segments.text) && foundActive.equals(active);
        return same ? this : new LogStamp(log, now, found, foundActive);
    }

    /**
     * The stamp after appending under the same hold of the lock. Segments are not looked at again, unless this writer has rotated the
     * log: what anybody else has done to one since is for the next writer to see.
     *
     * @param written whether this writer may have appended to this log
     */
    public LogStamp appended(SegmentNames now, boolean written) throws IOException {
        if (now != names) {
            return of(log, now);
        }
        if (!written) {
            return this;
        }
        String found = active(log, isActiveThere());
        return found.equals(active) ? this : new LogStamp(log, names, segments, found);
    }

    /** The same word as {@link #of(Path)} has. */
    public String word() {
        return word;
    }

    /** Whether the active file is the one with this {@linkplain BasicFileAttributes#fileKey key}. */
    public boolean isOf(Object key) {
        return active.startsWith(" " + key + " ", Math.max(0, active.indexOf(' ')));
    }

    private boolean isActiveThere() {
        return active.indexOf(' ') >= 0;
    }

    /**
     * Most logs have no incidents: asking for what is not there is cheaper in this way than by an exception.
     *
     * @param wasThere when somebody looked before, which spares asking
     */
    private static String active(Path log, boolean wasThere) throws IOException {
        StringBuilder text = new StringBuilder();
        if (!wasThere && PrivateFiles.attributes(log) == null) {
            text.append(log.getFileName()).append('\n');
        } else {
            add(log, text);
        }
        return text.toString();
    }

    private static void add(Path file, StringBuilder text) throws IOException {
        text.append(file.getFileName());
        try {
            Map<String, Object> found = Files.readAttributes(file, ALL_AT_ONCE, LinkOption.NOFOLLOW_LINKS);
            if (found.get("mode") instanceof Integer mode && (mode & TYPE) != REGULAR) {
                PrivateFiles.attributes(file); // says what it is instead
            }
            if (found.get("dev") instanceof Long device && found.get("ino") instanceof Long inode && found.get("ctime") instanceof FileTime changed) {
                // As Java writes the key of a file.
                text.append(" (dev=").append(Long.toHexString(device)).append(",ino=").append(inode.longValue()).append(") ").append(found.get("size"))
                        .append(' ').append(changed.to(TimeUnit.NANOSECONDS));
            }
        } catch (NoSuchFileException _) {
            // Moved since it was listed, as a rotation does, which the caller notices.
        } catch (UnsupportedOperationException _) {
            addWithoutTimeOfChange(file, text);
        }
        text.append('\n');
    }

    private static void addWithoutTimeOfChange(Path file, StringBuilder text) throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(file);
        if (attributes != null) {
            text.append(' ').append(attributes.fileKey()).append(' ').append(attributes.size()).append(' ')
                    .append(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        }
    }

    private static String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LineHasher().hex(bytes, 0, bytes.length);
    }
}
