package taskmgmt.run.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.run.task.Heard;

/** The output files of tasks that workers run: one file per task, in a directory of the log that only its owner can read. */
public final class WorkOutput {
    private WorkOutput() {}

    /** Makes it where it is missing. */
    public static Path directory(Path logs) throws IOException {
        Path directory = logs.resolve(LogFiles.OUTPUT);
        PrivateFiles.SYSTEM.ensureOwnDirectory(directory);
        return directory;
    }

    /** The file of a task, which is there once a worker has begun it. */
    public static Path file(Path logs, String taskId) {
        return Heard.file(logs.resolve(LogFiles.OUTPUT), taskId);
    }

    /**
     * Removes the files that nothing was written to since that time; returns how many.
     *
     * @param open ids of tasks that have not ended, whose files stay
     */
    static int removeOlder(Path logs, Instant since, Collection<String> open) throws IOException {
        Set<Path> kept = new HashSet<>();
        open.forEach(id -> kept.add(file(logs, id)));
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(logs))) {
            for (Path file : files) {
                BasicFileAttributes known = kept.contains(file) ? null : PrivateFiles.attributes(file);
                if (known != null && known.isRegularFile() && known.lastModifiedTime().toInstant().isBefore(since)) {
                    PrivateFiles.SYSTEM.delete(file);
                    removed++;
                }
            }
        }
        return removed;
    }
}
