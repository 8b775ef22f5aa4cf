package taskmgmt.cli.logs;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.merge.LogCopy;
import taskmgmt.view.system.CopyDocument;

/** A verb that copies a log directory as it is at one moment, and verifies the copy. */
abstract class LogsCopyCommand extends Command {
    private final Option<String> other = argument("DIR").text(other());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LogsCopyCommand(String name, String summary) {
        super(name, summary);
    }

    /** What the other directory is. */
    abstract String other();

    /** From where, of these two. */
    abstract Path from(Path logs, Path named);

    @Override
    public final ExitCode run(Session session) throws IOException {
        Path logs = log.directory(session);
        Path named = LogsMergeCommand.path(other.get(), session);
        Path from = from(logs, named);
        Path into = from.equals(logs) ? named : logs;
        MergeMeter meter = new MergeMeter(session);
        LogCopy.Result result;
        try {
            result = new LogCopy(log.settings(session), meter).run(from, into, Integer.toHexString(session.random().nextInt()));
        } finally {
            meter.end();
        }
        output.show(new CopyDocument(result), session);
        return result.verification().findingCount() == 0 ? ExitCode.DONE : ExitCode.NO;
    }

    /** Makes a copy. */
    static final class Backup extends LogsCopyCommand {
        Backup() {
            super("logs backup", "copy the logs as they are at one moment, also while others write, and verify the copy");
            details("The copy has the logs, the policy, the queue, the alerts, the kept output and the quarantine; what can be derived from "
                            + "them is left out. It appears as a whole, or not at all.",
                    "Exit code: 0 the record of the copy holds, 1 it does not, as it did not in the log.");
            examples("task-mgmt logs backup /backup/tasks-$(date +%F)");
        }

        @Override
        String other() {
            return "where to make the copy: a directory that is not there yet, or empty";
        }

        @Override
        Path from(Path logs, Path named) {
            return logs;
        }
    }

    /** Makes a log directory of a copy. */
    static final class Restore extends LogsCopyCommand {
        Restore() {
            super("logs restore", "make a log directory of a copy, and verify it");
            details("Nothing is ever written over: the log directory must not be there yet, or be empty. Move the old one away, or name "
                    + "another one with --logs.");
            examples("task-mgmt logs restore /backup/tasks-2026-01-31 --logs restored");
        }

        @Override
        String other() {
            return "the copy";
        }

        @Override
        Path from(Path logs, Path named) {
            return named;
        }
    }
}
