package taskmgmt.imports.task;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ByteUnit;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ForeignId;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskField;

/**
 * The event log of Apache Spark, one listener event a line: the application, its jobs, their stages and the stages' tasks, each as
 * a task with the level above as its parent. Other events are skipped.
 */
final class SparkEventLog implements TaskFormat {
    static final String NAME = "spark-eventlog";

    /** A rolling log has its application's id in the name of each file: {@code events_2_app-20260105-0001}, possibly with an attempt. */
    private static final Pattern ROLLED =
            Pattern.compile("events_\\d{1,9}_(application_\\d{1,20}_\\d{1,20}|[^_]{1,200})(?:_(\\d{1,9}))?");

    private final ImportContext context;
    private String application;
    private String applicationName = "spark";

    SparkEventLog(ImportContext context) {
        this.context = context;
        Matcher rolled = ROLLED.matcher(context.source());
        this.application = rolled.matches() ? attempt(rolled.group(1), rolled.group(2)) : context.source();
    }

    /** A later attempt at an application counts its jobs, stages and tasks from 0 again, so it is treated as a separate application. */
    private static String attempt(String application, @Nullable String number) {
        return number == null || number.equals("1") ? application : application + ":" + number;
    }

    /** Only the first file of a rolling log names the application. */
    @Override
    public void follows(TaskFormat before) {
        if (before instanceof SparkEventLog log && log.application.equals(application)) {
            applicationName = log.applicationName;
        }
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        fields.ignoreOthers();
        WorkBuilder work = switch (fields.textOr("Event", "")) {
            case "SparkListenerApplicationStart" -> applicationStart(fields);
            case "SparkListenerApplicationEnd" -> start(fields, application).told().outcome(Outcome.COMPLETED)
                    .ended(fields.time("Timestamp"));
            case "SparkListenerJobStart" -> jobStart(fields);
            case "SparkListenerJobEnd" -> jobEnd(fields);
            case "SparkListenerStageCompleted" -> stage(fields);
            case "SparkListenerTaskEnd" -> task(fields);
            default -> null;
        };
        if (work == null) {
            sink.passedOver(row);
            return;
        }
        sink.work(work.build());
    }

    private WorkBuilder start(Fields fields, String id) {
        return new WorkBuilder(fields, NAME, context.prefixOr("spark"), id).subsystem(context, applicationName);
    }

    private WorkBuilder applicationStart(Fields fields) {
        String id = fields.text("App ID");
        application = id == null ? application : attempt(id, fields.text("App Attempt ID"));
        applicationName = fields.textOr("App Name", "spark");
        Instant at = fields.time("Timestamp");
        return start(fields, application).type(context, "application").title(applicationName)
                .metadata("rerun_of", id == null || id.equals(application) ? null : ForeignId.taskId(context.prefixOr("spark"), id))
                .creation(TaskField.CREATED_BY, fields.text("User")).started(at).outcome(Outcome.ACTIVE);
    }

    private WorkBuilder jobStart(Fields fields) {
        Instant at = fields.time("Submission Time");
        return start(fields, application + ":job:" + fields.textOr("Job ID", "")).type(context, "job")
                .title("job " + fields.textOr("Job ID", "")).parent(application).metadata("stages", fields.value("Stage IDs"))
                .started(at).outcome(Outcome.ACTIVE);
    }

    private WorkBuilder jobEnd(Fields fields) {
        boolean succeeded = "JobSucceeded".equals(fields.text("Job Result.Result"));
        return start(fields, application + ":job:" + fields.textOr("Job ID", "")).told()
                .outcome(succeeded ? Outcome.COMPLETED : Outcome.FAILED).ended(fields.time("Completion Time"))
                .error(fields.firstText("Job Result.Exception.Message", "Job Result.Result"));
    }

    private WorkBuilder stage(Fields fields) {
        String id = fields.textOr("Stage Info.Stage ID", "");
        String attempt = fields.textOr("Stage Info.Stage Attempt ID", "0");
        String failure = fields.text("Stage Info.Failure Reason");
        Instant submitted = fields.time("Stage Info.Submission Time");
        return start(fields, application + ":stage:" + id).type(context, "stage").title(fields.text("Stage Info.Stage Name"))
                .parent(application).metadata("tasks", fields.value("Stage Info.Number of Tasks"))
                .attempt(attempt.equals("0") ? "" : attempt)
                .started(submitted).outcome(failure == null ? Outcome.COMPLETED : Outcome.FAILED)
                .ended(fields.time("Stage Info.Completion Time", submitted)).error(failure);
    }

    private WorkBuilder task(Fields fields) {
        Instant launched = fields.time("Task Info.Launch Time");
        String reason = fields.textOr("Task End Reason.Reason", "Success");
        boolean killed = Boolean.TRUE.equals(fields.value("Task Info.Killed"));
        boolean failed = Boolean.TRUE.equals(fields.value("Task Info.Failed")) || !reason.equals("Success");
        String stage = fields.textOr("Stage ID", "");
        return start(fields, application + ":task:" + fields.textOr("Task Info.Task ID", "")).type(context, fields.textOr("Task Type", "task"))
                .title("task " + fields.textOr("Task Info.Index", "") + " of stage " + stage).parent(application + ":stage:" + stage)
                .metadata("executor", fields.text("Task Info.Executor ID")).metadata("host", fields.text("Task Info.Host"))
                .metadata("spark_attempt", fields.value("Task Info.Attempt"))
                .started(launched)
                .outcome(killed ? Outcome.CANCELLED : failed ? Outcome.FAILED : Outcome.COMPLETED)
                .ended(fields.time("Task Info.Finish Time", launched))
                .error(fields.firstText("Task End Reason.Description", "Task End Reason.Kill Reason", "Task End Reason.Reason"))
                .usage(TaskField.CPU_SECONDS, nanoseconds(fields, "Task Metrics.Executor CPU Time"))
                .usage(TaskField.MEMORY_PEAK_MB, fields.megabytes("Task Metrics.Peak Execution Memory", ByteUnit.BYTE))
                .usage(TaskField.DISK_READ_MB, fields.megabytes("Task Metrics.Input Metrics.Bytes Read", ByteUnit.BYTE))
                .usage(TaskField.DISK_WRITE_MB, fields.megabytes("Task Metrics.Output Metrics.Bytes Written", ByteUnit.BYTE))
                .usage(TaskField.NETWORK_RX_MB, fields.megabytes("Task Metrics.Shuffle Read Metrics.Remote Bytes Read", ByteUnit.BYTE));
    }

    private static @Nullable Duration nanoseconds(Fields fields, String name) {
        Decimal nanos = fields.number(name);
        return nanos == null ? null : Duration.ofNanos(nanos.longValue());
    }
}
