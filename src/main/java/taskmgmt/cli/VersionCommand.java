package taskmgmt.cli;

import java.io.IOException;

/** Says which version this is. */
final class VersionCommand extends Command {
    VersionCommand() {
        super("version", "print the version");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        session.out().append(Program.NAME).append(' ').append(Program.version()).append('\n');
        return ExitCode.DONE;
    }
}
