package taskmgmt.cli.config;

import java.io.IOException;
import java.util.Map;
import java.nio.file.Files;
import java.nio.file.Path;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;

/** Prints the path of a settings file. */
final class ConfigPathCommand extends Command {
    private final WhichFile which = uses(new WhichFile());
    private final AnswerOptions output = uses(new AnswerOptions());

    ConfigPathCommand() {
        super("config path", "print the path of a settings file, whether it exists or not");
        examples("task-mgmt config path", "task-mgmt config path --project");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path file = which.path(session);
        output.made("path", file.toString(), Map.of("exists", Files.exists(file)), session);
        return ExitCode.DONE;
    }
}
