package taskmgmt.cli;

import java.io.IOException;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OutputOptions;

/** Prints the version. */
final class VersionCommand extends Command {
    private final OutputOptions output = uses(new OutputOptions());

    VersionCommand() {
        super("version", "print the version");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        output.report(Map.of("version", Program.version()), (page, out) -> out.append(Program.NAME).append(' ').append(Program.version()).append('\n'), session);
        return ExitCode.DONE;
    }
}
