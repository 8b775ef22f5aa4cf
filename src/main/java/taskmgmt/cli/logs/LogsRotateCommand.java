package taskmgmt.cli.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import taskmgmt.change.RotateLogs;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.cli.value.Sizes;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;
import taskmgmt.view.system.RotatedPart;

/** Moves the content of the logs into segments, and compresses segments. */
final class LogsRotateCommand extends Command {
    private final Option<String> only = option("--log").oneOf(RotateLogs.LOGS.toArray(String[]::new)).text("only this log");
    private final Option<Long> maxSize = option("--max-size").as(Sizes::parse, "SIZE")
            .text("only files of at least this size, as in 64M");
    private final Option<Duration> maxAge = option("--max-age").as(Durations::parse, "DURATION")
            .text("only files whose first record is at least this old; with --max-size, either is enough");
    private final Flag noCompress = flag("--no-compress").text("do not compress segments");
    private final Flag dryRun = flag("--dry-run").text("show what would be done, without doing it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsRotateCommand() {
        super("logs rotate", "move the logs' contents to compressed segments");
        details("The active file is renamed under the lock and a new one takes its place: no byte is copied or lost, every "
                + "report and the audit log's chain go on across all files, and followers miss nothing. Without --max-size "
                + "and --max-age every log that is not empty is rotated. Then each segment that is plain is compressed to a "
                + "file that zcat reads, which is read back and compared before the plain one goes; others write meanwhile.",
                "Logs are also rotated, but not compressed, by the command that makes a file larger than TASK_MGMT_ROTATE_SIZE, "
                + "256M by default, 0 for never. So is events.jsonl, by the next command that writes, but to bus/ and never here: programs "
                + "that have it open go on writing to the old file, which is read on.");
        examples("task-mgmt logs rotate --max-size 64M --max-age 30d", "task-mgmt logs rotate --log audit --dry-run");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = log.directory(session);
        ResultRows<RotatedPart> rows = output.stream(RotatedPart.ROWS, session);
        AtomicLong parts = new AtomicLong();
        RotateLogs rotation = new RotateLogs(
                new RotateLogs.Request(only.orNull(), maxSize.orNull(), maxAge.orNull(), !noCompress.isSet()),
                (action, name, base, end, diskBytes, file) -> {
                    rows.row(new RotatedPart(action, name, base, end, diskBytes, file));
                    parts.incrementAndGet();
                });
        if (Files.isDirectory(directory)) {
            run(rotation, directory, session);
        }
        rows.finish();
        if (parts.get() == 0) {
            session.err().println(Program.NAME + ": there is nothing to rotate"
                    + (noCompress.isSet() ? "" : " or to compress"));
        } else if (dryRun.isSet()) {
            session.err().println(Program.NAME + ": nothing was written");
        }
        return ExitCode.DONE;
    }

    private void run(RotateLogs rotation, Path directory, Session session) throws IOException {
        if (dryRun.isSet()) {
            rotation.plan(directory, session.now());
            return;
        }
        try (TaskLog writer = log.writer(session)) {
            rotation.rotate(writer, session.now());
        }
    }
}
