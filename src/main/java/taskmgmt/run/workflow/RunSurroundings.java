package taskmgmt.run.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.workflow.run.Look;

/** The files and tasks that steps wait for. */
public record RunSurroundings(LogReader logs) implements Look.Outside {
    @Override
    public boolean isThere(String directory, String path) {
        try {
            return Files.exists(Path.of(directory).resolve(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the file '" + path + "' is none: " + e.getReason(), e);
        }
    }

    @Override
    public @Nullable Status task(String id) {
        try {
            Task task = logs.tasks(Set.of(id)).get(id);
            return task == null ? null : task.status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
