package taskmgmt.export;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.task.TaskField;

/** The tables of an export. */
public final class ExportTables {
    static final List<TaskField> TASK_FIELDS = taskFields();

    /** The state of each task, with all of its fields. */
    public static final ExportTable TASKS = tasks();
    static final ExportTable DEPENDENCIES = new ExportTable("task_dependencies", "which task waits for which",
            List.of(text("task_id"), text("depends_on")), List.of("task_id", "depends_on"));
    static final ExportTable RESOURCES = new ExportTable("task_resources", "what a task was given or asked for",
            List.of(text("task_id"), text("resource"), number("amount")), List.of("task_id", "resource"));
    static final ExportTable METRICS = new ExportTable("task_metrics", "an attempt at a task: how it ended, how long it took, what it used",
            List.of(text("task_id"), count("attempt"), text("status"), time("started_at"), time("completed_at"), number("duration_seconds"),
                    number("queue_seconds"), count("exit_code"), text("error_message"), number("cpu_seconds"), number("memory_peak_mb"),
                    number("memory_avg_mb"), number("disk_read_mb"), number("disk_write_mb"), number("network_tx_mb"), number("network_rx_mb"),
                    number("storage_delta_mb")),
            List.of("task_id", "attempt"));
    static final ExportTable WORKFLOWS = new ExportTable("workflows", "a run of a workflow",
            List.of(text("task_id"), text("workflow"), text("definition_sha256"), json("parameters"), text("status"), text("created_by"),
                    time("created_at"), time("started_at"), time("completed_at"), number("duration_seconds"), count("attempt"), text("error_message")),
            List.of("task_id"));
    static final ExportTable STEPS = new ExportTable("workflow_steps", "a step of a run of a workflow",
            List.of(text("task_id"), text("workflow_task_id"), text("step"), text("status"), time("started_at"), time("completed_at"),
                    number("duration_seconds"), count("attempt"), text("error_message"), json("definition")),
            List.of("task_id"));
    static final ExportTable EVALUATIONS = new ExportTable("evaluations", "a verification of a task that passed or failed",
            List.of(count("log_offset"), time("ts"), text("task_id"), flag("passed"), json("details"), text("actor")), List.of("log_offset"));
    /** Every event. All other tables are derived from these. */
    public static final ExportTable EVENTS = new ExportTable("task_events", "an event as the registry has it, in the order of the registry",
            List.of(count("log_offset"), time("ts"), text("event"), text("task_id"), json("fields")), List.of("log_offset"));
    /** The newest record of each incident. */
    public static final ExportTable INCIDENTS = new ExportTable("incidents", "an incident as its newest record has it",
            List.of(text("incident_id"), time("detected_at"), time("resolved_at"), text("status"), text("playbook_id"), text("playbook_name"),
                    text("failure_mode"), text("severity"), number("mttr_seconds"), texts("actions_taken"), flag("success"), text("error"),
                    json("metadata"), json("fields")),
            List.of("incident_id"));
    static final ExportTable AUDIT = new ExportTable("task_audit_log", "an entry of the audit log",
            List.of(count("log_offset"), count("seq"), time("ts"), text("actor"), text("action"), text("resource"), json("decision"), json("metadata"),
                    text("hash")),
            List.of("log_offset"));

    /** Other systems, without credentials. */
    public static final ExportTable INTEGRATIONS = new ExportTable("integrations", "another system that does work or has tasks, as it was added; never a credential",
            List.of(text("name"), text("kind"), text("url"), flag("enabled"), flag("has_credential"), json("settings"), number("timeout_seconds"),
                    count("retries"), number("retry_pause_seconds"), number("poll_seconds")),
            List.of("name"));

    /** The tables with the rows of a task, which are deleted and written together. */
    public static final List<ExportTable> OF_TASK = List.of(TASKS, DEPENDENCIES, RESOURCES, METRICS, WORKFLOWS, STEPS);
    static final List<ExportTable> ALL = all();

    private ExportTables() {}

    private static List<ExportTable> all() {
        List<ExportTable> all = new ArrayList<>(OF_TASK);
        all.addAll(List.of(EVALUATIONS, EVENTS, INCIDENTS, AUDIT, INTEGRATIONS));
        return List.copyOf(all);
    }

    /** All fields except those that have a table of their own. */
    private static List<TaskField> taskFields() {
        List<TaskField> fields = new ArrayList<>(List.of(TaskField.values()));
        fields.removeAll(List.of(TaskField.BLOCKS, TaskField.ATTEMPTS, TaskField.RESOURCE_USAGE));
        return List.copyOf(fields);
    }

    private static ExportTable tasks() {
        List<ExportTable.Column> columns = new ArrayList<>();
        for (TaskField field : TASK_FIELDS) {
            columns.add(new ExportTable.Column(field.text(), ColumnType.of(field)));
        }
        columns.add(json("fields"));
        return new ExportTable("tasks", "where a task stands, with all that its events have said; in \"fields\" what has no column", columns,
                List.of(TaskField.TASK_ID.text()));
    }

    private static ExportTable.Column text(String name) {
        return new ExportTable.Column(name, ColumnType.TEXT);
    }

    private static ExportTable.Column texts(String name) {
        return new ExportTable.Column(name, ColumnType.TEXTS);
    }

    private static ExportTable.Column number(String name) {
        return new ExportTable.Column(name, ColumnType.NUMERIC);
    }

    private static ExportTable.Column count(String name) {
        return new ExportTable.Column(name, ColumnType.BIGINT);
    }

    private static ExportTable.Column flag(String name) {
        return new ExportTable.Column(name, ColumnType.BOOLEAN);
    }

    private static ExportTable.Column time(String name) {
        return new ExportTable.Column(name, ColumnType.TIMESTAMP);
    }

    private static ExportTable.Column json(String name) {
        return new ExportTable.Column(name, ColumnType.JSON);
    }
}
