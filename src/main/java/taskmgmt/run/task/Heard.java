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
 * @param directory for a file with all of the output; null for none
 * @param pattern   finds metrics in its lines; null for none
 * @param file      where the command writes metrics; null for nowhere
 */
public record Heard(@Nullable Path directory, @Nullable MetricPattern pattern, @Nullable Path file) {
    /** The metadata key for the directory, from the start of the task on. */
    private static final String DIRECTORY = "output_directory";
    /** The metadata key for the file, once the task has ended. */
    static final String FILE = "output_file";

    /** The file with a task's output, according to its metadata; null if none is mentioned. The file may not exist yet. */
    public static @Nullable Path file(@Nullable Object metadata, String taskId) {
        Map<?, ?> known = metadata instanceof Map<?, ?> map ? map : Map.of();
        return known.get(FILE) instanceof String file ? Path.of(file)
                : known.get(DIRECTORY) instanceof String within ? file(Path.of(within), taskId) : null;
    }

    /** A task about to begin, with the output directory in its metadata. */
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

    /** The file in a directory for the output of a task. */
    public static Path file(Path directory, String taskId) {
        return directory.resolve(KeptOutput.name(taskId));
    }

    /** Output is not used. */
    public static final Heard NOTHING = new Heard(null, null, null);
}
