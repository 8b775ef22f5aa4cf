package taskmgmt.cli.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code logs}. */
public final class LogsCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("logs status", Load.LOOKS),
                Verb.of("logs rotate", Load.REWRITES).trained(),
                Verb.of("logs merge", Load.READS),
                Verb.of("logs backup", Load.READS),
                Verb.of("logs restore", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "logs status" -> new LogsStatusCommand();
            case "logs rotate" -> new LogsRotateCommand();
            case "logs merge" -> new LogsMergeCommand();
            case "logs backup" -> new LogsBackupCommand();
            case "logs restore" -> new LogsRestoreCommand();
            default -> null;
        };
    }
}
