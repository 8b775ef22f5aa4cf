package taskmgmt.cli.logs;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.LogSettings;
import taskmgmt.store.merge.LogCopy;
import taskmgmt.view.system.CopyDocument;

/** Copies a log directory as of one moment, and verifies the copy. */
final class LogsBackupCommand extends Command {
    private final Option<String> into = argument("DIR").text("target: a new or empty directory, or an earlier backup of this log, which is updated");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsBackupCommand() {
        super("logs backup", "make or update a consistent copy of the logs, even under load, and verify it");
        details("The copy has the logs, the policy, the queue, the alerts, the kept output and the quarantine; what can be derived from "
                        + "them is left out. It appears as a whole, or not at all.",
                "Where DIR is an earlier backup of this log, only what was written since is copied, once the backup was found to be what was "
                        + "copied, and what the log begins with. Otherwise it is refused and left as it is. An update that is interrupted, "
                        + "by whatever, leaves the backup as it was for 'logs restore' and for the next update.",
                "Exit code: 0 the record of the copy holds, 1 it does not, as it did not in the log.");
        examples("task-mgmt logs backup /backup/tasks", "task-mgmt logs backup /backup/tasks-$(date +%F)");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        return copy(log.directory(session), LogsMergeCommand.path(into.get(), session), output, session,
                LogCopy::backup, log.settings(session));
    }

    /** Makes a copy of a log directory, or a log directory from a copy. */
    interface Making {
        LogCopy.Result make(LogCopy copy, Path from, Path into, String working) throws IOException;
    }

    static ExitCode copy(Path from, Path into, OutputOptions output, Session session, Making making, LogSettings settings) throws IOException {
        if (!LogCopy.isBackup(into)) {
            OutputFile.requireOutside(into, from);
        }
        MergeMeter meter = new MergeMeter(session);
        LogCopy.Result result;
        try {
            result = making.make(new LogCopy(settings, meter), from, into, Integer.toHexString(session.random().nextInt()));
        } finally {
            meter.end();
        }
        output.show(new CopyDocument(result), session);
        return result.verification().findingCount() == 0 ? ExitCode.DONE : ExitCode.NO;
    }
}
