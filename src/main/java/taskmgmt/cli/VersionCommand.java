package taskmgmt.cli;

import java.io.IOException;

/** Says which version this is. */
final class VersionCommand extends Command {
    VersionCommand() {
        super("version", "print the version");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        session.out().append(CommandTree.PROGRAM).append(' ').append(version == null ? "(not packaged)" : version);
        session.out().append('\n');
        return ExitCode.DONE;
    }
}
