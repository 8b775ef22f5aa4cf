package taskmgmt.cli.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code alert}. */
public final class AlertCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("alert add", Load.READS), Verb.of("alert remove", Load.READS), Verb.of("alert list", Load.READS),
                Verb.of("alert check", Load.READS), Verb.of("alert test", Load.READS).withForeignCalls(), Verb.of("alert run", Load.READS).withForeignCalls());
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "alert add" -> new AlertAddCommand();
            case "alert remove" -> new AlertRemoveCommand();
            case "alert list" -> new AlertListCommand();
            case "alert check" -> new AlertCheckCommand();
            case "alert test" -> new AlertTestCommand();
            case "alert run" -> new AlertRunCommand();
            default -> null;
        };
    }
}
