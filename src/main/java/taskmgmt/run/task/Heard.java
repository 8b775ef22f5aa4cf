package taskmgmt.run.task;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the output of a command. Where its lines are read or kept, it does not have the terminal, as that goes through this
 * process then.
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
