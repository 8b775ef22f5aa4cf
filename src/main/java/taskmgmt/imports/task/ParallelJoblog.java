package taskmgmt.imports.task;

import java.time.Instant;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;

/**
 * The log that GNU parallel writes with {@code --joblog}: {@code Seq Host Starttime JobRuntime Send Receive Exitval Signal
 * Command}. A repeated number is a rerun of the same job ({@code --resume-failed}) if the command is the same. Another day's log
 * counts from 1 again, even in the same file, so a job is identified by its number and by when it first began.
 */
final class ParallelJoblog implements TaskFormat {
    static final String NAME = "parallel-joblog";

    private final ImportContext context;
    private final FirstStarts firstStarts = new FirstStarts();

    ParallelJoblog(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String seq = fields.text("Seq");
        Instant start = fields.time("Starttime");
        if (seq == null || start == null) {
            sink.unusable(row, seq == null ? "no Seq" : "no time in Starttime");
            return;
        }
        String host = fields.text("Host");
        String command = fields.textOr("Command", "");
        Instant first = firstStarts.of(seq, command, start);
        Long exit = fields.whole("Exitval");
        Long signal = fields.whole("Signal");
        boolean failed = (exit != null && exit != 0) || (signal != null && signal != 0);
        sink.work(new WorkBuilder(fields, NAME, context.prefixOr("parallel"), seq + "@" + first.toEpochMilli())
                .type(context, CommandName.of(command)).subsystem(context, "parallel").title(command)
                .metadata("host", ":".equals(host) ? null : host).started(start).outcome(failed ? Outcome.FAILED : Outcome.COMPLETED)
                .ran(fields.duration("JobRuntime")).attempt(Long.toString(start.toEpochMilli()))
                .exitCode(exit).endMetadata(signal == null || signal == 0 ? null : "signal", signal)
                .error(signal != null && signal != 0 ? "killed by signal " + signal : failed ? "exit code " + exit : null)
                .build());
    }
}
