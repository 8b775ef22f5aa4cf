package taskmgmt.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.time.Durations;
import taskmgmt.time.Rfc3339;

/**
 * What a queued task executes, and how. It is stored in the event that registers the task, under {@value Task#JOB}. Only commands
 * may write it: in reported events it is moved aside, so that the right to report does not include the right to run commands.
 *
 * @param work      what is done
 * @param directory the working directory
 * @param group     the group, whose tasks share a limit and a pause
 * @param timeout   how long an attempt may run; null for no limit
 * @param grace     how long it may take to end after that
 * @param retries   whether it is run again when it fails
 * @param needs     the resources it needs of a machine
 * @param notBefore the earliest time at which it may begin; null for at once
 * @param environment its environment variables in addition to those of the worker
 */
public record Job(
        JobWork work, String directory, String group, @Nullable Duration timeout, Duration grace, Retries retries, Needs needs,
        @Nullable Instant notBefore, JobEnvironment environment) {
    public static final String DEFAULT_GROUP = "default";
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    private static final String CATEGORY = "category";
    /** The names of variables; the value of a key that says "secret" would be taken for a secret. */
    private static final String FROM_WORKER = "from_worker";

    /** @throws IllegalArgumentException if the group has no name */
    public Job {
        if (group.isBlank()) {
            throw new IllegalArgumentException("the group has no name");
        }
    }

    /** A command with only the worker's environment. */
    public Job(List<String> command, String directory, String group, @Nullable Duration timeout, Duration grace, Retries retries, Needs needs,
            @Nullable Instant notBefore) {
        this(new JobWork.Command(command), directory, group, timeout, grace, retries, needs, notBefore, JobEnvironment.NONE);
    }

    /** The job as a record holds it, without defaults. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = work.toMap();
        map.put("directory", directory);
        map.put("group", group);
        put(map, "timeout", timeout == null ? null : timeout.toString());
        put(map, "grace", grace.equals(DEFAULT_GRACE) ? null : grace.toString());
        if (retries.limit() > 0) {
            map.put("retries", (long) retries.limit());
            map.put("backoff_first", retries.first().toString());
            map.put("backoff_longest", retries.longest().toString());
            put(map, "retry_on", retries.codes().isEmpty() ? null : retries.codes().stream().map(Long::valueOf).toList());
        }
        put(map, "retry_by", retries.byCategory() ? CATEGORY : null);
        put(map, "needs", needs.isNothing() ? null : needs.toMap());
        put(map, "not_before", notBefore == null ? null : Rfc3339.format(notBefore));
        put(map, "environment", environment.values().isEmpty() ? null : environment.values());
        put(map, FROM_WORKER, environment.secrets().isEmpty() ? null : List.copyOf(environment.secrets()));
        return map;
    }

    private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** What the task executes; null if that is nothing, or nothing that this version understands. */
    public static @Nullable Job of(Task task) {
        return task.fields().get(Task.JOB) instanceof Map<?, ?> map ? of(map) : null;
    }

    static @Nullable Job of(Map<?, ?> map) {
        try {
            JobWork work = JobWork.of(map);
            Object directory = map.get("directory");
            Object group = map.get("group");
            return work == null || !(directory instanceof String) || !(group instanceof String) ? null
                    : new Job(work, directory.toString(), group.toString(), map.get("timeout") instanceof String time ? Durations.parse(time) : null,
                            duration(map.get("grace"), DEFAULT_GRACE), retries(map),
                            map.get("needs") instanceof Map<?, ?> needs ? Needs.of(needs) : Needs.NONE,
                            map.get("not_before") instanceof String due ? Rfc3339.parse(due) : null,
                            JobEnvironment.of(map.get("environment"), map.get(FROM_WORKER)));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return null; // it is from another program or a later version: never guess what to run
        }
    }

    private static Duration duration(@Nullable Object value, Duration usual) {
        return value instanceof String text ? Durations.parse(text) : usual;
    }

    private static Retries retries(Map<?, ?> map) {
        if (CATEGORY.equals(map.get("retry_by"))) {
            return Retries.BY_CATEGORY;
        }
        if (!(map.get("retries") instanceof Long limit)) {
            return Retries.NONE;
        }
        Set<Integer> codes = new TreeSet<>();
        if (map.get("retry_on") instanceof List<?> list) {
            for (Object code : list) {
                codes.add(code instanceof Long number ? Math.toIntExact(number) : -1);
            }
        }
        return new Retries(Math.toIntExact(limit), duration(map.get("backoff_first"), Retries.NONE.first()),
                duration(map.get("backoff_longest"), Retries.NONE.longest()), codes);
    }

    /** When the next attempt at the task may begin; null for at once. */
    public @Nullable Instant due(Task task) {
        Instant retry = task.fields().get(Task.RETRY_AT) instanceof String time ? Rfc3339.parse(time) : null;
        return retry == null ? notBefore : notBefore == null || retry.isAfter(notBefore) ? retry : notBefore;
    }
}
