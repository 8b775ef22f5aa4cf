package taskmgmt.store.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.heads.BusFile;

/**
 * How far the logs of a directory reach: two extents are equal if nothing was written in between. Determined from the files' sizes
 * and times, without reading them.
 *
 * @param marks for each file its length and modification time, or -1 twice if it is missing; then the lengths of the rotated bus
 *     files
 */
public record LogExtent(List<Long> marks) {
    private static final List<String> FILES = List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.EVENTS);
    private static final long MISSING = -1;

    public LogExtent {
        marks = List.copyOf(marks);
    }

    /** The extent of the files with tasks and incidents. */
    public static LogExtent of(Path directory) throws IOException {
        List<Long> marks = new ArrayList<>();
        for (String name : FILES) {
            try {
                BasicFileAttributes file = Files.readAttributes(
                        directory.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                marks.add(file.size());
                marks.add(file.lastModifiedTime().toMillis());
            } catch (NoSuchFileException _) {
                marks.add(MISSING);
                marks.add(MISSING);
            }
        }
        for (Path late : BusFile.rotatedPaths(directory)) {
            marks.add(Files.size(late));
        }
        return new LogExtent(marks);
    }
}
