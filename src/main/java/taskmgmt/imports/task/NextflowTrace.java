package taskmgmt.imports.task;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The trace file of Nextflow, with units or raw ({@code trace.raw = true}: times in epoch milliseconds, durations in
 * milliseconds, sizes in bytes). A task is known by its hash and when it was submitted, so one that a later run took from the
 * cache is known again. A run with the name of one that failed before it in the same trace is the next attempt at it.
 */
final class NextflowTrace implements TaskFormat {
    static final String NAME = "nextflow-trace";

    private static final Decimal HUNDRED = Decimal.valueOf(100);

    /** Traces are in the order in which tasks ended; this many are brought into the order in which they began. */
    private static final int MAX_ROWS = 10_000;

    private final ImportContext context;
    private final List<Row> rows = new ArrayList<>();
    /** By the names of tasks that failed, and have not been tried again yet, the ids of their first attempts. */
    private final Map<String, String> failed = new HashMap<>();

    NextflowTrace(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        rows.add(row);
        if (rows.size() == MAX_ROWS) {
            end(sink);
        }
    }

    @Override
    public void end(WorkSink sink) {
        rows.sort(Comparator.comparing(this::begun));
        rows.forEach(row -> task(row, sink));
        rows.clear();
    }

    private Instant begun(Row row) {
        Fields fields = new Fields(row, context.times());
        Instant submitted = fields.time("submit");
        Instant started = submitted == null ? fields.time("start") : submitted;
        return started == null ? Instant.MIN : started;
    }

    private void task(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String hash = fields.firstText("hash", "task_id");
        Instant submitted = fields.time("submit");
        Instant started = fields.time("start", submitted);
        Instant ended = fields.time("complete", started);
        if (hash == null || (submitted == null && started == null && ended == null)) {
            sink.unusable(row, hash == null ? "no hash" : "no time in submit, start or complete");
            return;
        }
        fields.ignore("task_id"); // a number of this run, which another run gives to other tasks
        Duration ran = milliseconds(fields, "realtime");
        Duration sinceSubmission = milliseconds(fields, "duration");
        if (ended == null && submitted != null && sinceSubmission != null) {
            ended = submitted.plus(sinceSubmission);
        }
        Instant known = submitted != null ? submitted : started != null ? started : ended;
        String name = name(fields);
        Long exit = fields.whole("exit");
        Outcome outcome = outcome(fields, exit, ended != null);
        String own = hash.replace('/', '-') + "@" + (known == null ? "" : known.getEpochSecond());
        String first = firstAttempt(fields, name, own, outcome);
        sink.work(new WorkBuilder(fields, NAME, context.prefixOr("nextflow"), first).attempt(first.equals(own) ? "" : own)
                .type(context, process(fields, name)).subsystem(context, "nextflow").title(name)
                .created(submitted).outcome(outcome).ended(ended).started(started).ran(ran).exitCode(exit).metadata("hash", hash)
                .error(exit != null && exit != 0 ? "exit code " + exit : fields.textOr("status", ""))
                .usage(TaskField.CPU_SECONDS, cpu(fields, ran))
                .usage(TaskField.MEMORY_PEAK_MB, fields.megabytes("peak_rss", ByteUnit.BYTE))
                .usage(TaskField.DISK_READ_MB, disk(fields, "read_bytes", "rchar"))
                .usage(TaskField.DISK_WRITE_MB, disk(fields, "write_bytes", "wchar"))
                .build());
    }

    /** A trace whose columns somebody chose may have the parts of the name only. */
    private static @Nullable String name(Fields fields) {
        String name = fields.text("name");
        String process = name == null ? fields.text("process") : null;
        String tag = process == null ? null : fields.text("tag");
        return process == null ? name : tag == null ? process : process + " (" + tag + ")";
    }

    /** The id of the task that this run is another attempt at, by its name; its own where it is the first. */
    private String firstAttempt(Fields fields, @Nullable String name, String own, Outcome outcome) {
        Long attempt = fields.whole("attempt");
        String before = name == null || attempt != null && attempt == 1 ? null : failed.remove(name);
        String first = before == null ? own : before;
        if (name != null && outcome == Outcome.FAILED) {
            failed.put(name, first);
        }
        return first;
    }

    /** The process where there is a column for it, else the name without what is in brackets behind it. */
    private static String process(Fields fields, @Nullable String name) {
        String process = fields.text("process");
        if (process != null || name == null) {
            return process == null ? "process" : process;
        }
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    /** A task that was under way when the run was killed has no status, no exit code and no duration. */
    private Outcome outcome(Fields fields, @Nullable Long exit, boolean hasEnded) {
        String status = fields.text("status");
        Outcome outcome = status == null ? null : context.words().of(status);
        if (status != null && outcome == null) {
            fields.refused("status");
        }
        if (outcome != null) {
            return outcome;
        }
        boolean failed = exit != null && exit != 0;
        return failed ? Outcome.FAILED : exit != null || hasEnded ? Outcome.COMPLETED : Outcome.PENDING;
    }

    /** With a unit, or bare milliseconds. */
    private static @Nullable Duration milliseconds(Fields fields, String name) {
        String text = fields.text(name);
        boolean isBare = text != null && !text.isEmpty() && text.length() < 16 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isBare ? Duration.ofMillis(Long.parseLong(text)) : fields.duration(name);
    }

    /** What came from disks or went to them, if the trace has a column for that; otherwise what was read or written at all. */
    private static @Nullable Decimal disk(Fields fields, String ofDisks, String ofAll) {
        Decimal bytes = fields.megabytes(ofDisks, ByteUnit.BYTE);
        return bytes == null ? fields.megabytes(ofAll, ByteUnit.BYTE) : bytes;
    }

    /** The share of one processor, {@code 187.5%} or bare, of the time that it ran. */
    private static @Nullable Decimal cpu(Fields fields, @Nullable Duration ran) {
        Decimal share = ran == null ? null : fields.percentage("%cpu");
        return share == null || ran == null ? null
                : share.multiply(Decimal.valueOf(ran.toMillis())).divide(HUNDRED.multiply(Decimal.valueOf(1000)), 3, RoundingMode.HALF_UP).plain();
    }
}
