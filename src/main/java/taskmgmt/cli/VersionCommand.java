package taskmgmt.cli;

import java.io.IOException;

/** Says which version this is. */
final class VersionCommand extends Command {
    VersionCommand() {
        super("version", "print the version");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        session.out().append(CommandTree.PROGRAM).append(' ').append(version()).append('\n');
        return ExitCode.DONE;
    }

    /** The version of this program, or a word that says why there is none. */
    static String version() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
