package taskmgmt.cli;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;

/** Says which version this is. */
final class VersionCommand extends Command {
    VersionCommand() {
        super("version", "print the version");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        session.out().append(Program.NAME).append(' ').append(Program.version()).append('\n');
        return ExitCode.DONE;
    }
}
