package taskmgmt.cli.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code import}. */
public final class ImportCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("import", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "import" -> new ImportCommand();
            default -> null;
        };
    }
}
