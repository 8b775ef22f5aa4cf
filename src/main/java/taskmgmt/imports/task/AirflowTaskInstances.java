package taskmgmt.imports.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.task.TaskField;

/**
 * Task instances of Apache Airflow, as {@code GET /dags/…/dagRuns/…/taskInstances} of its REST API gives them, versions 1 and
 * 2, and runs of whole DAGs. A try is an attempt; the list has the last one only, {@code …/tries} has all.
 */
final class AirflowTaskInstances implements TaskFormat {
    static final String NAME = "airflow-task-instances";

    private final ImportContext context;

    AirflowTaskInstances(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String dag = fields.text("dag_id");
        String task = fields.text("task_id");
        String run = fields.firstText("dag_run_id", "run_id", "logical_date", "execution_date");
        if (dag != null && task == null && run != null && !row.values().containsKey("task_id")) {
            dagRun(fields, dag, run, sink);
            return;
        }
        if (dag == null || task == null || run == null) {
            sink.unusable(row, "no " + (dag == null ? "dag_id" : task == null ? "task_id" : "dag_run_id"));
            return;
        }
        Instant queued = fields.time("queued_when");
        Instant started = fields.time("start_date", queued);
        Instant ended = fields.time("end_date", started);
        if (queued == null && started == null && ended == null) {
            queued = planned(fields);
        }
        if (queued == null && started == null && ended == null && fields.text("state") == null) {
            sink.passedOver(row); // nobody has scheduled it yet
            return;
        }
        if (queued == null && started == null && ended == null) {
            sink.unusable(row, "no time in queued_when, scheduled_when, start_date or end_date");
            return;
        }
        fields.ignore("rendered_fields", "trigger", "triggerer_job", "executor_config", "id", "sla_miss", "note", "duration",
                "dag_display_name", "task_display_name", "rendered_map_index");
        Long index = fields.whole("map_index");
        boolean isMapped = index != null && index >= 0;
        String state = fields.text("state");
        Outcome outcome = outcome(fields, state, ended);
        boolean hasRun = outcome != Outcome.CANCELLED || started == null || !started.equals(ended); // it is skipped at one moment
        sink.work(new WorkBuilder(fields, NAME, context.prefixOr("airflow"), dag + ":" + run + ":" + task + (isMapped ? ":" + index : ""))
                .type(context, dag + "." + task).subsystem(context, "airflow").title(task)
                .creation(TaskField.ASSIGNED_TO, fields.text("hostname"))
                .created(queued).started(hasRun ? started : null).outcome(outcome).ended(ended)
                .attempt(fields.whole("try_number")).error(state)
                .metadata("dag_run_id", run).metadata("map_index", isMapped ? index : null)
                .metadata("operator", fields.firstText("operator", "operator_name"))
                .endMetadata(state == null ? null : "state", state)
                .build());
    }

    /** Of what has not been queued, when the scheduler has looked at it or meant it to be. */
    private static @Nullable Instant planned(Fields fields) {
        Instant planned = fields.time("scheduled_when");
        for (String name : List.of("logical_date", "execution_date", "run_after")) {
            planned = planned == null ? fields.time(name) : planned;
        }
        return planned;
    }

    /** A whole run of a DAG, as {@code dagRuns} has it and {@code airflow dags list-runs}: a task of its own beside those of its instances. */
    private void dagRun(Fields fields, String dag, String run, WorkSink sink) {
        Instant queued = fields.time("queued_at");
        Instant started = fields.time("start_date", queued);
        Instant ended = fields.time("end_date", started);
        if (queued == null && started == null) {
            queued = planned(fields); // of a run that has begun it says which data it is about
        }
        if (queued == null && started == null && ended == null) {
            sink.unusable(fields.row(), "no time in queued_at, start_date or end_date");
            return;
        }
        fields.ignore("conf", "note", "duration", "last_scheduling_decision", "dag_display_name", "dag_versions");
        String state = fields.text("state");
        sink.work(new WorkBuilder(fields, NAME, context.prefixOr("airflow"), dag + ":" + run)
                .type(context, dag).subsystem(context, "airflow").title(run)
                .created(queued).started(started)
                .outcome(outcome(fields, state, ended)).ended(ended).error(state)
                .endMetadata(state == null ? null : "state", state)
                .build());
    }

    /** A try that failed and will be repeated is a failed attempt; the next one is another. */
    private Outcome outcome(Fields fields, @Nullable String state, @Nullable Instant ended) {
        if (state == null) {
            return Outcome.PENDING;
        }
        if (state.equals("up_for_retry") && ended != null) {
            return Outcome.FAILED;
        }
        Outcome outcome = context.words().of(state);
        if (outcome == null) {
            fields.refused("state");
            return ended == null ? Outcome.PENDING : Outcome.COMPLETED;
        }
        return outcome;
    }
}
