package taskmgmt.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/** The rows of a task. */
public final class ExportedTask {
    /** Resources that tasks are given or request, by their names in metadata. */
    private static final List<String> RESOURCES =
            List.of("cpu_cores", "memory_mb", "gpu_required", "disk_space_mb", "network_bandwidth", "cores", "cpus", "procs", "memory_limit_mb", "nodes");
    private static final List<TaskField> USED = List.of(TaskField.CPU_SECONDS, TaskField.MEMORY_PEAK_MB, TaskField.MEMORY_AVG_MB,
            TaskField.DISK_READ_MB, TaskField.DISK_WRITE_MB, TaskField.NETWORK_TX_MB, TaskField.NETWORK_RX_MB, TaskField.STORAGE_DELTA_MB);

    private ExportedTask() {}

    /** Adds the rows for the state of the task. */
    public static void add(Task task, TableBatch to) {
        addTask(task, to);
        for (String each : dependencies(task)) {
            if (each.length() <= ExportedRecords.MAX_ID_CHARS) {
                to.row(ExportTables.DEPENDENCIES, task.id(), each);
            }
        }
        resources(task).forEach((name, amount) -> to.row(ExportTables.RESOURCES, task.id(), name, amount));
        for (Task.Attempt attempt : task.earlier()) {
            addAttempt(task, attempt, to);
        }
        addAttempt(task, last(task), to);
        addWorkflow(task, to);
    }

    /** The dependencies, each once and in the form that the database accepts. */
    private static Set<String> dependencies(Task task) {
        Set<String> ids = new LinkedHashSet<>();
        for (String each : task.dependsOn()) {
            ids.add(CleanValue.text(each));
        }
        return ids;
    }

    private static void addTask(Task task, TableBatch to) {
        List<TaskField> fields = ExportTables.TASK_FIELDS;
        @Nullable Object[] row = new Object[fields.size() + 1];
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(task.fields());
        for (int i = 0; i < fields.size(); i++) {
            row[i] = task.value(fields.get(i));
            rest.remove(fields.get(i).text());
        }
        rest.remove(TaskField.RESOURCE_USAGE.text());
        row[fields.size()] = rest;
        to.row(ExportTables.TASKS, row);
    }

    private static Map<String, Object> resources(Task task) {
        Map<String, Object> resources = new LinkedHashMap<>();
        Map<String, @Nullable Object> metadata = TaskEvent.asObject(task.value(TaskField.METADATA));
        for (String name : RESOURCES) {
            if (metadata.get(name) instanceof Number amount) {
                resources.put(name, amount);
            }
        }
        TaskEvent.asObject(TaskEvent.asObject(task.fields().get(Task.JOB)).get("needs")).forEach((name, amount) -> {
            if (amount instanceof Number) {
                resources.put(name, amount);
            }
        });
        return resources;
    }

    /** The current attempt or, if none is under way, the last one. */
    private static Task.Attempt last(Task task) {
        TaskRun.Moments moments = task.moments();
        Object code = task.fields().get("exit_code");
        Object inMetadata = TaskEvent.asObject(task.value(TaskField.METADATA)).get("exit_code");
        // Otherwise the error of an earlier attempt would still be there.
        String error = task.status().mayBeRetried() && task.value(TaskField.ERROR_MESSAGE) instanceof String text ? text : null;
        return new Task.Attempt(task.tally().retries() + 1, task.status(), moments.started(), moments.finished(), moments.durationMicros(),
                code != null ? code : inMetadata, error, task.usage().figures());
    }

    private static void addAttempt(Task task, Task.Attempt attempt, TableBatch to) {
        long created = task.moments().created();
        boolean waited = attempt.number() == 1 && attempt.started() != TaskRun.UNKNOWN && attempt.started() >= created;
        Decimal queued = waited ? Micros.seconds(attempt.started() - created) : null;
        @Nullable Object[] row = new Object[ExportTables.METRICS.columns().size()];
        List<@Nullable Object> known = Arrays.asList(task.id(), (long) attempt.number(), attempt.status().text(),
                Micros.instant(attempt.started()), Micros.instant(attempt.finished()), Micros.seconds(attempt.durationMicros()), queued,
                attempt.exitCode(), attempt.error());
        for (int i = 0; i < row.length; i++) {
            row[i] = i < known.size() ? known.get(i) : attempt.resources().get(USED.get(i - known.size()).text());
        }
        to.row(ExportTables.METRICS, row);
    }

    private static void addWorkflow(Task task, TableBatch to) {
        if (task.fields().get(Task.WORKFLOW_RUN) instanceof Map<?, ?> run) {
            to.row(ExportTables.WORKFLOWS, task.id(), run.get("workflow"), run.get("version"), run.get("params"), task.status().text(),
                    task.value(TaskField.CREATED_BY), task.createdAt(), task.startedAt(), task.finishedAt(), task.durationSeconds(),
                    task.tally().retries() + 1L, task.value(TaskField.ERROR_MESSAGE));
        }
        Object step = task.fields().get(Task.WORKFLOW_STEP);
        if (step != null) {
            Object run = task.fields().get("parent_id");
            boolean known = run instanceof String text && text.length() <= ExportedRecords.MAX_ID_CHARS;
            to.row(ExportTables.STEPS, task.id(), known ? run : null, task.fields().get("step"), task.status().text(),
                    task.startedAt(), task.finishedAt(), task.durationSeconds(), task.tally().retries() + 1L,
                    task.value(TaskField.ERROR_MESSAGE), step);
        }
    }
}
