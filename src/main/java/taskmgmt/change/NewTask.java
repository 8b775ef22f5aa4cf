package taskmgmt.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskId;

/**
 * A task to register. Null means not given.
 *
 * @param details   with a title
 * @param dependsOn tasks that must be completed first, by their ids or unique prefixes
 * @param tags      words to find it by; of equal ones the first counts
 * @param input     the data for its work
 * @param metadata  anything else to keep with it
 * @param start     how to start it at once; null for later
 * @param key       identifies the same work while its task is open; null for a task that is always new
 * @param job       what a worker is to execute, in the log's form; null for nothing
 * @param queued    whether it waits for a worker from the start
 */
public record NewTask(
        Identity identity, TaskDetails details, List<String> dependsOn, List<String> tags,
        @Nullable Map<String, @Nullable Object> input, @Nullable Map<String, @Nullable Object> metadata,
        MoveTask.@Nullable Start start, @Nullable String key, @Nullable Map<String, @Nullable Object> job, boolean queued) {
    /** The field that contains the key. */
    public static final String KEY = "key";
    /** The field that names the completed task whose work is repeated. */
    public static final String RERUN_OF = "rerun_of";
    static final String DEFAULT_SUBSYSTEM = "general";
    static final String DEFAULT_TYPE = "custom";

    /**
     * The identity of a task.
     *
     * @param id        null for a generated one
     * @param subsystem the subsystem it belongs to; null for {@value #DEFAULT_SUBSYSTEM}
     * @param type      the kind of work; null for {@value #DEFAULT_TYPE}
     * @param createdBy who requested it; null for the actor that creates it
     * @param rerunOf   the completed task, or a unique prefix of its id, whose work is repeated; null for new work
     */
    public record Identity(@Nullable String id, @Nullable String subsystem, @Nullable String type, @Nullable String createdBy,
            @Nullable String rerunOf) {
        public static final Identity DEFAULT = new Identity(null, null, null, null);

        /** The identity of new work. */
        public Identity(@Nullable String id, @Nullable String subsystem, @Nullable String type, @Nullable String createdBy) {
            this(id, subsystem, type, createdBy, null);
        }

        /** @throws taskmgmt.task.RefusedException if the id is invalid, or a name is blank */
        public Identity {
            if (id != null) {
                TaskId.checked(id);
            }
            checkNotBlank(TaskField.SUBSYSTEM, subsystem);
            checkNotBlank(TaskField.TASK_TYPE, type);
        }

        private static void checkNotBlank(TaskField field, @Nullable String name) {
            if (name != null && name.isBlank()) {
                throw new InvalidValueException(field.text(), "must not be empty");
            }
        }

        String subsystemOrDefault() {
            return subsystem == null ? DEFAULT_SUBSYSTEM : subsystem;
        }

        String typeOrDefault() {
            return type == null ? DEFAULT_TYPE : type;
        }
    }

    /** @throws InvalidValueException without a title */
    public NewTask {
        if (details.title() == null) {
            throw new InvalidValueException(TaskField.TITLE.text(), "must be given");
        }
        dependsOn = List.copyOf(dependsOn);
        tags = List.copyOf(new LinkedHashSet<>(tags));
        input = EventFields.copy(input);
        metadata = EventFields.copy(metadata);
        job = EventFields.copy(job);
    }

    /** A task that nothing executes. */
    public NewTask(
            Identity identity, TaskDetails details, List<String> dependsOn, List<String> tags,
            @Nullable Map<String, @Nullable Object> input, @Nullable Map<String, @Nullable Object> metadata,
            MoveTask.@Nullable Start start, @Nullable String key) {
        this(identity, details, dependsOn, tags, input, metadata, start, key, null, false);
    }

    /** A task that is not started yet. */
    public NewTask(
            Identity identity, TaskDetails details, List<String> dependsOn, List<String> tags,
            @Nullable Map<String, @Nullable Object> input, @Nullable Map<String, @Nullable Object> metadata) {
        this(identity, details, dependsOn, tags, input, metadata, null, null);
    }

    public static NewTask titled(String title) {
        return new NewTask(Identity.DEFAULT, TaskDetails.titled(title), List.of(), List.of(), null, null);
    }

    /** The same task with this identity. */
    public NewTask as(Identity other) {
        return new NewTask(other, details, dependsOn, tags, input, metadata, start, key, job, queued);
    }

    /** The same task, which waits for these. */
    public NewTask after(List<String> others) {
        return new NewTask(identity, details, others, tags, input, metadata, start, key, job, queued);
    }

    /** The same task, started at once. */
    public NewTask startedAs(MoveTask.Start begun) {
        return new NewTask(identity, details, dependsOn, tags, input, metadata, begun, key, job, queued);
    }

    /** The same task, with additional metadata. */
    public NewTask with(Map<String, @Nullable Object> kept) {
        return new NewTask(identity, details, dependsOn, tags, input, kept, start, key, job, queued);
    }

    /** The same task, unless there is an open one with this key. */
    public NewTask keyed(@Nullable String known) {
        return new NewTask(identity, details, dependsOn, tags, input, metadata, start, known, job, queued);
    }

    /** The same task, with a job for a worker that executes it once it is queued, which may be at once. */
    public NewTask executing(Map<String, @Nullable Object> what, boolean atOnce) {
        return new NewTask(identity, details, dependsOn, tags, input, metadata, start, key, what, atOnce);
    }
}
