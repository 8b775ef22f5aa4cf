package taskmgmt.run.task;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;

/**
 * How the output of a command is used. If its lines are read or kept, the command does not have the terminal, because its output
 * then passes through this process.
 *
 * @param directory a file in it gets all of the output; null for none
 * @param pattern   finds metrics in its lines; null for none
 * @param file      where the command writes metrics; null for nowhere
 */
public record Heard(@Nullable Path directory, @Nullable MetricPattern pattern, @Nullable Path file) {
    /** Under which key of its metadata a task has the directory, from its start on. */
    private static final String DIRECTORY = "output_directory";
    /** Under which key it has the file, once it has ended. */
    static final String FILE = "output_file";

    /** Where the metadata of a task says that its output is kept; null where it does not. The file need not be there yet. */
    public static @Nullable Path file(@Nullable Object metadata, String taskId) {
        Map<?, ?> known = metadata instanceof Map<?, ?> map ? map : Map.of();
        return known.get(FILE) instanceof String file ? Path.of(file)
                : known.get(DIRECTORY) instanceof String within ? file(Path.of(within), taskId) : null;
    }

    /** A task that is to be begun, which has in its metadata where its output is kept. */
    NewTask task(NewTask task) {
        if (directory == null) {
            return task;
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (task.metadata() != null) {
            metadata.putAll(task.metadata());
        }
        metadata.put(DIRECTORY, directory.toAbsolutePath().normalize().toString());
        return task.with(metadata);
    }

    /** Which file in a directory gets the output of a task. */
    public static Path file(Path directory, String taskId) {
        return directory.resolve(KeptOutput.name(taskId));
    }

    /** Nobody listens. */
    public static final Heard NOTHING = new Heard(null, null, null);
}
