package taskmgmt.imports.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ByteUnit;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskField;

/**
 * What {@code sacct --parsable2} prints: a job, then its steps; what {@code sacct --json} prints becomes such rows first. The
 * steps {@code .batch}, {@code .extern} and {@code .interactive} are the job itself seen from inside, so what they used counts
 * for the job; a numbered step is a task of its own with the job as its parent. Tasks of an array are jobs ({@code 1234_5});
 * those that have not begun share one row ({@code 1234_[6-9]}), which is passed over. A requeued job has several rows with
 * {@code --duplicates}: each is an attempt, known by its start.
 */
final class SlurmSacct implements TaskFormat {
    static final String NAME = "slurm-sacct";

    private final ImportContext context;
    private @Nullable Job job;

    SlurmSacct(ImportContext context) {
        this.context = context;
    }

    /** A job whose steps are still to come. */
    private static final class Job {
        final String id;
        final WorkBuilder work;
        @Nullable Decimal memory;
        @Nullable Decimal read;
        @Nullable Decimal written;

        Job(String id, WorkBuilder work) {
            this.id = id;
            this.work = work;
        }

        void uses(Fields fields) {
            memory = greater(memory, fields.megabytes("MaxRSS", ByteUnit.BYTE));
            read = greater(read, fields.megabytes("MaxDiskRead", ByteUnit.BYTE));
            written = greater(written, fields.megabytes("MaxDiskWrite", ByteUnit.BYTE));
        }

        WorkBuilder finished() {
            return work.usage(TaskField.MEMORY_PEAK_MB, memory).usage(TaskField.DISK_READ_MB, read)
                    .usage(TaskField.DISK_WRITE_MB, written);
        }

        private static @Nullable Decimal greater(@Nullable Decimal one, @Nullable Decimal other) {
            return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
        }
    }

    @Override
    public void row(Row row, WorkSink sink) {
        if (!SlurmJson.isJob(row)) {
            plain(row, sink);
        } else if (row.values().containsKey("job_state")) {
            sink.unusable(row, "a job of the queue, without its history: this takes what sacct --json prints");
        } else {
            for (Row each : SlurmJson.rows(row, context.times())) {
                plain(each, sink);
            }
        }
    }

    private void plain(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String id = fields.text("JobID");
        if (id == null) {
            sink.unusable(row, "no JobID");
            return;
        }
        int point = id.indexOf('.');
        Job current = job;
        Job whole = point > 0 && current != null && current.id.equals(id.substring(0, point)) ? current : null;
        if (whole != null) {
            whole.uses(fields);
        }
        if (point > 0 && isInside(id.substring(point + 1)) || id.indexOf('[') >= 0) {
            if (whole == null) {
                sink.passedOver(row);
            }
            return;
        }
        if (point > 0) {
            step(fields, id, id.substring(0, point), sink);
            return;
        }
        finish(sink);
        job(fields, id, row, sink);
    }

    @Override
    public void end(WorkSink sink) {
        finish(sink);
    }

    private static boolean isInside(String step) {
        return switch (step) {
            case "batch", "extern", "interactive", "ba+", "ex+", "in+" -> true;
            default -> false;
        };
    }

    private void finish(WorkSink sink) {
        Job finished = job;
        if (finished != null) {
            sink.work(finished.finished().build());
            job = null;
        }
    }

    private void job(Fields fields, String id, Row row, WorkSink sink) {
        WorkBuilder work = timed(fields, id);
        if (work == null) {
            sink.unusable(row, "no time in Submit, Start or End");
            return;
        }
        String name = fields.text("JobName");
        work.type(context, name == null ? "job" : name).title(name);
        int underscore = id.indexOf('_');
        if (underscore > 0) {
            work.metadata("array_job", id.substring(0, underscore)).metadata("array_index", id.substring(underscore + 1));
        }
        Job started = new Job(id, work);
        started.uses(fields);
        job = started;
    }

    private void step(Fields fields, String id, String jobId, WorkSink sink) {
        WorkBuilder work = timed(fields, id);
        if (work == null) {
            sink.unusable(fields.row(), "no time in Submit, Start or End");
            return;
        }
        Job step = new Job(id, work.type(context, "step:" + fields.textOr("JobName", "")).title(fields.text("JobName")).parent(jobId));
        step.uses(fields);
        sink.work(step.finished().build());
    }

    /** What jobs and steps have in common; null if the row has no time. */
    private @Nullable WorkBuilder timed(Fields fields, String id) {
        String cluster = fields.text("Cluster");
        Instant submitted = fields.time("Submit");
        Instant started = fields.time("Start", submitted);
        Instant ended = fields.time("End", started);
        if (submitted == null && started == null && ended == null) {
            return null;
        }
        Outcome outcome = outcome(fields, started, ended);
        String exit = fields.text("ExitCode");
        return new WorkBuilder(fields, NAME, context.prefixOr(cluster == null ? "slurm" : cluster), id)
                .subsystem(context, cluster == null ? "slurm" : cluster)
                .creation(TaskField.CREATED_BY, fields.text("User"))
                .created(submitted).started(started).outcome(outcome).ended(ended).ran(elapsed(fields))
                .attempt(started == null ? "" : Long.toString(started.getEpochSecond()))
                .usage(TaskField.CPU_SECONDS, fields.duration("TotalCPU"))
                .exitCode(code(exit, 0)).endMetadata(zeroAsNull(code(exit, 1)) == null ? null : "signal", code(exit, 1))
                .endMetadata("None assigned".equals(fields.text("NodeList")) ? null : "nodelist", fields.text("NodeList"))
                .endMetadata("State")
                .error(fields.textOr("State", "unknown state") + (exit == null ? "" : ", exit code " + exit));
    }

    private Outcome outcome(Fields fields, @Nullable Instant started, @Nullable Instant ended) {
        String state = fields.textOr("State", "");
        String word = state.startsWith("CANCELLED") ? "CANCELLED" : state;
        Outcome outcome = word.equals("REQUEUED") && ended != null ? Outcome.CANCELLED : context.words().of(word);
        if (outcome == Outcome.FAILED && started == null && hasNotRun(fields)) {
            return Outcome.CANCELLED; // such as a deadline that passed in the queue: nothing ran, so nothing failed
        }
        if (outcome == null) {
            fields.refused("State");
            return ended == null ? started == null ? Outcome.PENDING : Outcome.ACTIVE : byExit(fields.text("ExitCode"));
        }
        return outcome;
    }

    private static Outcome byExit(@Nullable String exit) {
        return zeroAsNull(code(exit, 0)) == null && zeroAsNull(code(exit, 1)) == null ? Outcome.COMPLETED : Outcome.FAILED;
    }

    private static boolean hasNotRun(Fields fields) {
        Duration elapsed = elapsed(fields);
        return elapsed != null && elapsed.isZero();
    }

    private static @Nullable Duration elapsed(Fields fields) {
        Duration elapsed = fields.duration("Elapsed");
        return elapsed == null ? fields.duration("ElapsedRaw") : elapsed;
    }

    /** {@code 1:9} is exit code 1 and signal 9. */
    private static @Nullable Long code(@Nullable String exit, int part) {
        String[] parts = exit == null ? new String[0] : exit.split(":", -1);
        boolean isNumber = part < parts.length && !parts[part].isEmpty() && parts[part].length() < 10
                && parts[part].chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.valueOf(parts[part]) : null;
    }

    private static @Nullable Long zeroAsNull(@Nullable Long number) {
        return number == null || number == 0 ? null : number;
    }
}
