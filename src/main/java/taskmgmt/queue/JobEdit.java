package taskmgmt.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a queued task; null for no change.
 *
 * @param command     empty for no change
 * @param environment how its environment changes
 */
public record JobEdit(
        List<String> command, @Nullable String directory, @Nullable String group, @Nullable Duration timeout, @Nullable Needs needs,
        @Nullable Instant notBefore, UnaryOperator<JobEnvironment> environment) {
    public static final JobEdit NONE = new JobEdit(List.of(), null, null, null, null, null, UnaryOperator.identity());

    public JobEdit {
        command = List.copyOf(command);
    }

    /** A change to the environment only. */
    public static JobEdit environment(UnaryOperator<JobEnvironment> change) {
        return new JobEdit(List.of(), null, null, null, null, null, change);
    }

    /** The job after the changes. */
    public Job apply(Job job) {
        return new Job(command.isEmpty() ? job.work() : new JobWork.Command(command), directory == null ? job.directory() : directory,
                group == null ? job.group() : group, timeout == null ? job.timeout() : timeout, job.grace(), job.retries(),
                needs == null ? job.needs() : needs, notBefore == null ? job.notBefore() : notBefore, environment.apply(job.environment()));
    }
}
