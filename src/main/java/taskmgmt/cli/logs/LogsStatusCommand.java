package taskmgmt.cli.logs;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.report.system.LogPartState;
import taskmgmt.store.read.LogParts;
import taskmgmt.view.system.LogPartRows;

/** Shows which files the logs consist of. */
final class LogsStatusCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only files whose last record was written"));
    private final ListOptions output = uses(new ListOptions("files", LogPartRows.in(Format.JSON),
            "by log and place").within(time, "last_at"));

    LogsStatusCommand() {
        super("logs status", "show the files of the logs");
        details("A log is one run of bytes, whatever files hold it: older parts are in segments/, plain or compressed, and "
                + "the newest in the active file. Nothing is written. The exit code is 5 where a part is missing, or is not as "
                + "long as its name says.");
        examples("task-mgmt logs status", "task-mgmt logs status --json | jq 'map(.disk_bytes) | add'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<LogPartState> parts = LogParts.of(log.reader(session).directory()).stream().map(LogParts.Described::state).toList();
        output.list(LogPartRows.in(output.format()), parts, session);
        List<LogPartState> flawed = parts.stream().filter(each -> each.flaw() != null).toList();
        if (flawed.isEmpty()) {
            return ExitCode.DONE;
        }
        for (LogPartState each : output.format() == Format.TABLE ? flawed : List.<LogPartState>of()) {
            session.out().append(LogPartRows.flaw(each)).append('\n');
        }
        session.err().println(Program.NAME + ": " + (flawed.size() == 1 ? "1 part is not as it should be: put the right file"
                : Human.count(flawed.size()) + " parts are not as they should be: put the right files") + " back");
        return ExitCode.LOG;
    }
}
