package taskmgmt.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogDirectory;
import taskmgmt.store.write.EmptyLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Creates a log for a project. */
final class InitCommand extends Command {
    private final Option<Path> directory = optionalArgument("DIR").as(Path::of, "DIR")
            .text("the log directory (default: " + LogDirectory.DEFAULT_NAME + ")");
    private final AnswerOptions output = uses(new AnswerOptions());

    InitCommand() {
        super("init", "create a log for this project and print its directory");
        details("The log is a directory 'logs', which every command finds from the directories below. Without one, and without --logs, "
                        + "commands write to a log of your own, ~/.local/share/task-mgmt.",
                "A log that is there already is left as it is. A directory with files of other programs is refused.");
        examples("task-mgmt init", "task-mgmt init var/tasks");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path here = session.workingDirectory().toAbsolutePath().normalize();
        Path named = directory.or(Path.of(LogDirectory.DEFAULT_NAME));
        Path log = here.resolve(named).normalize();
        if (Files.exists(log) && !Files.isDirectory(log)) {
            throw new UsageException(log + " is not a directory: name another one, or move it away");
        }
        if (LogDirectory.isForeign(log)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, log + " has files in it that are not those of a log: name a directory of its own");
        }
        boolean there = LogDirectory.isLog(log);
        if (!there) {
            EmptyLog.make(log);
        }
        output.answer("directory", named.toString(), Map.of("created", !there, "path", log.toString()), there ? "is a log already" : "created", session);
        return ExitCode.DONE;
    }
}
