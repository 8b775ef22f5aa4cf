package taskmgmt.imports.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.imports.ByteUnit;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ForeignId;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.task.TaskField;

/**
 * A benchmark file of Snakemake: one row for each repetition of a rule, with its duration and resource usage, but without times of
 * day. The last repetition ended when the file was written, or at the time given as the base; each of the others ended when the
 * next one began. A row is identified by the file's name and its contents.
 */
final class SnakemakeBenchmark implements TaskFormat {
    static final String NAME = "snakemake-benchmark";

    private final ImportContext context;
    private final List<Row> rows = new ArrayList<>();

    SnakemakeBenchmark(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        rows.add(row);
    }

    @Override
    public void end(WorkSink sink) {
        Instant base = context.base();
        Instant ended = base == null ? context.reference() : base;
        for (Row row : rows.reversed()) {
            ended = repetition(row, ended, sink);
        }
    }

    /** Returns when it began. */
    private Instant repetition(Row row, Instant ended, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        Duration ran = fields.duration("s");
        if (ran == null) {
            sink.unusable(row, "no seconds in column s");
            return ended;
        }
        fields.ignore("h:m:s");
        String rule = fields.text("rule_name");
        Instant started = ended.minus(ran);
        sink.work(new WorkBuilder(fields, NAME, context.prefixOr("snakemake"),
                        context.source() + ":" + ForeignId.hash(row.number() + " " + row.values()))
                .type(context, rule == null ? context.source() : rule).subsystem(context, "snakemake").title(context.source())
                .started(started).outcome(Outcome.COMPLETED).ended(ended)
                .usage(TaskField.CPU_SECONDS, fields.duration("cpu_time"))
                .usage(TaskField.MEMORY_PEAK_MB, fields.megabytes("max_rss", ByteUnit.MEBI))
                .usage(TaskField.DISK_READ_MB, fields.megabytes("io_in", ByteUnit.MEBI))
                .usage(TaskField.DISK_WRITE_MB, fields.megabytes("io_out", ByteUnit.MEBI))
                .metadata("ts_from", "file")
                .build());
        return started;
    }
}
