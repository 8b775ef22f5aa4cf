package taskmgmt.cli.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RowSink;
import taskmgmt.cli.value.Sizes;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.store.write.LogSegments;
import taskmgmt.store.write.RotationRule;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;
import taskmgmt.view.system.RotatedPart;

/** Puts what the logs hold aside as segments, and compresses segments. */
final class LogsRotateCommand extends Command {
    private final Option<String> only = option("--log").oneOf("registry", "incidents", "audit").text("only this log");
    private final Option<Long> maxSize = option("--max-size").as(Sizes::parse, "SIZE")
            .text("only files of at least this size, as in 64M");
    private final Option<Duration> maxAge = option("--max-age").as(Durations::parse, "DURATION")
            .text("only files whose first record is at least this old; with --max-size, either is enough");
    private final Flag noCompress = flag("--no-compress").text("leave all segments plain");
    private final Flag dryRun = flag("--dry-run").text("only say what would be done");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsRotateCommand() {
        super("logs rotate", "put what the logs hold aside in segments/, and compress it");
        details("The active file is renamed under the lock and a new one takes its place: no byte is copied or lost, every "
                + "report and the audit log's chain go on across all files, and followers miss nothing. Without --max-size "
                + "and --max-age every log that is not empty is rotated. Then each segment that is plain is compressed to a "
                + "file that zcat reads, which is read back and compared before the plain one goes; others write meanwhile.",
                "Logs are also rotated, but not compressed, by the command that makes a file larger than TASK_MGMT_ROTATE_SIZE, "
                + "256M unless set, 0 for never. " + LogFiles.EVENTS + " is not rotated: programs that have it open would go on "
                + "writing to the old file.");
        examples("task-mgmt logs rotate --max-size 64M --max-age 30d", "task-mgmt logs rotate --log audit --dry-run");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = log.directory(session);
        RowSink<RotatedPart> rows = output.stream(RotatedPart.ROWS, session);
        long done = 0;
        if (Files.isDirectory(directory)) {
            RotationRule rule = new RotationRule(names(), maxSize.orNull(), maxAge.orNull());
            done = dryRun.isSet() ? tell(rule, directory, rows, session) : rotate(rule, directory, rows, session);
        }
        rows.finish();
        if (done == 0) {
            session.err().println(Program.NAME + ": there is nothing to rotate"
                    + (noCompress.isSet() ? "" : " or to compress"));
        } else if (dryRun.isSet()) {
            session.err().println(Program.NAME + ": nothing was written");
        }
        return ExitCode.DONE;
    }

    private List<String> names() {
        if (!only.isSet()) {
            return RotationRule.LOGS;
        }
        return List.of(switch (only.get()) {
            case "incidents" -> LogFiles.INCIDENTS;
            case "audit" -> LogFiles.AUDIT;
            default -> LogFiles.REGISTRY;
        });
    }

    private long rotate(RotationRule rule, Path directory, RowSink<RotatedPart> rows, Session session) throws IOException {
        long done = 0;
        try (TaskLog writer = log.writer(session)) {
            LogSegments segments = new LogSegments(writer);
            List<String> due = rule.due(directory, session.now());
            if (!due.isEmpty()) {
                for (LogPart part : segments.rotate(rule)) {
                    row("rotated", logOf(part), part, rows);
                    done++;
                }
            }
            for (String name : names()) {
                List<LogPart> plain = plain(directory, name);
                for (LogPart part : plain.isEmpty() ? plain : segments.compress(name, plain)) {
                    row("compressed", name, part, rows);
                    done++;
                }
            }
        }
        return done;
    }

    private long tell(RotationRule rule, Path directory, RowSink<RotatedPart> rows, Session session) throws IOException {
        long told = 0;
        List<String> due = rule.due(directory, session.now());
        for (String name : names()) {
            List<LogPart> plain = new ArrayList<>(plain(directory, name));
            if (due.contains(name)) {
                LogPart active = LogPart.of(directory.resolve(name)).getLast();
                row("rotate", name, active, rows);
                plain.addAll(noCompress.isSet() ? List.of() : List.of(active));
                told++;
            }
            for (LogPart part : plain) {
                row("compress", name, part, rows);
                told++;
            }
        }
        return told;
    }

    private List<LogPart> plain(Path directory, String name) throws IOException {
        return noCompress.isSet() ? List.of()
                : LogPart.of(directory.resolve(name)).stream().filter(part -> part.state() == LogPart.State.PLAIN).toList();
    }

    private static void row(String action, String name, LogPart part, RowSink<RotatedPart> rows) throws IOException {
        rows.row(new RotatedPart(action, name, part.base(), part.end(), part.diskBytes(), String.valueOf(part.file().getFileName())));
    }

    /** The log whose segment this is. */
    private static String logOf(LogPart part) {
        String name = String.valueOf(part.file().getFileName());
        return name.substring(0, name.indexOf('-')) + ".jsonl";
    }
}
