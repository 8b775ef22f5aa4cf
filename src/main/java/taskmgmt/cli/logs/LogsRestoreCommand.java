package taskmgmt.cli.logs;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.WriterOptions;
import taskmgmt.store.merge.LogCopy;

/** Restores a log directory from a copy. */
final class LogsRestoreCommand extends Command {
    private final Option<String> from = argument("COPY").text("what 'logs backup' has made, or any log directory");
    private final Option<String> into = required("--into").label("DIR")
            .text("target: a new or empty directory");
    private final WriterOptions writer = uses(new WriterOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsRestoreCommand() {
        super("logs restore", "restore a log directory from a copy, and verify it");
        details("Nothing is ever written over: move the old directory away first, or name another one.",
                "Of a backup, what 'logs backup' has recorded is restored, byte for byte. Where one of its files differs from that, is missing or "
                        + "was added since, nothing is restored and the file is named.",
                "Exit code: 0 its record holds, 1 it does not, as it did not in the copy.");
        examples("task-mgmt logs restore /backup/tasks-2026-01-31 --into logs");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        return LogsBackupCommand.copy(LogsMergeCommand.path(from.get(), session), LogsMergeCommand.path(into.get(), session),
                output, session, LogCopy::restore, writer.settings(session));
    }
}
