package taskmgmt.cli.code;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code code}. */
public final class CodeCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("code structure", Load.READS).withForeignCalls(), Verb.of("code list", Load.READS).withForeignCalls());
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "code structure" -> new CodeStructureCommand();
            case "code list" -> new CodeListCommand();
            default -> null;
        };
    }
}
