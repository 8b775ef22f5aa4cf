package taskmgmt.run.worker;

import java.io.IOException;
import java.nio.file.Path;
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
}
