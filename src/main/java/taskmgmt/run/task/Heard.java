package taskmgmt.run.task;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the output of a command is used. If its lines are read or kept, the command does not have the terminal, because its output
 * then passes through this process.
 *
 * @param directory a file in it gets all of the output; null for none
 * @param pattern   finds metrics in its lines; null for none
 * @param file      where the command writes metrics; null for nowhere
 */
public record Heard(@Nullable Path directory, @Nullable MetricPattern pattern, @Nullable Path file) {
    /** Which file in a directory gets the output of a task. */
    public static Path file(Path directory, String taskId) {
        return directory.resolve(KeptOutput.name(taskId));
    }

    /** Nobody listens. */
    public static final Heard NOTHING = new Heard(null, null, null);
}
