package taskmgmt.imports.task;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
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
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

/**
 * The Standard Workload Format, version 2.2: lines of 18 numbers, where -1 means unknown, after a header of comments. Times are
 * seconds since {@code UnixStartTime} of the header. Lines about a part of a job (status 2 to 4) are skipped, because the job has a
 * line of its own.
 */
final class SwfTrace implements TaskFormat {
    static final String NAME = "swf";

    private static final String[] COLUMNS = {"job", "submit", "wait", "run", "processors", "cpu_time", "memory_kb",
        "requested_processors", "requested_time", "requested_memory_kb", "status", "user", "group", "executable", "queue",
        "partition", "preceding_job", "think_time"};
    private static final String START_TIME = "unixstarttime";

    private final ImportContext context;
    private @Nullable Instant zero;
    private String computer = "swf";

    SwfTrace(ImportContext context) {
        this.context = context;
        this.zero = context.base();
    }

    @Override
    public void row(Row row, WorkSink sink) {
        String line = row.line().strip();
        if (line.isEmpty() || line.startsWith(";")) {
            header(line);
            sink.passedOver(row);
            return;
        }
        String[] parts = line.split("\\s+", -1);
        if (parts.length != COLUMNS.length) {
            sink.unusable(row, "a line of a trace has 18 numbers");
            return;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.length; i++) {
            values.put(COLUMNS[i], parts[i].equals("-1") ? null : parts[i]);
        }
        job(row, new Fields(new Row(row.number(), values), context.times()), sink);
    }

    private void header(String line) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? "" : line.substring(1, colon).strip().toLowerCase(Locale.ROOT);
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        if (key.equals(START_TIME) && context.base() == null && LooseTime.utc().read(value) instanceof TimeReading.At at) {
            zero = at.instant();
        } else if (key.equals("computer") && !value.isEmpty()) {
            computer = value;
        }
    }

    private void job(Row row, Fields fields, WorkSink sink) {
        String number = fields.text("job");
        Duration submit = fields.duration("submit");
        Instant base = zero;
        if (number == null || submit == null || base == null) {
            sink.unusable(row, base == null ? "times are relative and the header has no UnixStartTime: say --base TIME"
                    : "no " + (number == null ? "job number" : "submit time"));
            return;
        }
        String status = fields.textOr("status", "");
        if (status.equals("2") || status.equals("3") || status.equals("4")) {
            sink.passedOver(row);
            return;
        }
        try {
            sink.work(work(fields, number, base.plus(submit), status));
        } catch (DateTimeException | ArithmeticException e) {
            sink.unusable(row, "a time beyond all calendars");
        }
    }

    private taskmgmt.imports.WorkItem work(Fields fields, String number, Instant submitted, String status) {
        Duration wait = fields.duration("wait");
        Duration run = fields.duration("run");
        Instant started = wait == null ? null : submitted.plus(wait);
        boolean neverRan = status.equals("5") && (run == null || run.isZero());
        Instant ended = started == null ? null : run == null ? (neverRan ? started : null) : started.plus(run);
        Outcome outcome = status.equals("0") ? Outcome.FAILED : status.equals("5") ? Outcome.CANCELLED
                : run == null && !status.equals("1") ? Outcome.ACTIVE : Outcome.COMPLETED;
        Decimal processors = fields.number("processors");
        Decimal share = processors == null ? Decimal.valueOf(1) : processors;
        Decimal cpu = fields.number("cpu_time");
        Decimal memory = fields.number("memory_kb");
        String executable = fields.text("executable");
        return new WorkBuilder(fields, NAME, context.prefixOr(NAME), number + "@" + submitted.getEpochSecond())
                .subsystem(context, computer).type(context, executable == null ? "user" + fields.textOr("user", "") : "app" + executable)
                .title("job " + number).creation(TaskField.CREATED_BY, fields.text("user"))
                .created(submitted).started(neverRan ? null : started).outcome(outcome).ended(ended)
                .usage(TaskField.CPU_SECONDS, cpu == null ? null : cpu.multiply(share).plain())
                .usage(TaskField.MEMORY_PEAK_MB, memory == null ? null : ByteUnit.KIBI.toMegabytes(memory.multiply(share)))
                .metadata("user", fields.text("user")).metadata("executable", executable)
                .metadata("processors", processors)
                .build();
    }
}
