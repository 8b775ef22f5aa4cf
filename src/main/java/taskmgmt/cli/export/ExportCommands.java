package taskmgmt.cli.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code export}. */
public final class ExportCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("export postgres", Load.READS), Verb.of("export sql", Load.READS), Verb.of("export otlp", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "export postgres" -> new ExportPostgresCommand();
            case "export sql" -> new ExportSqlCommand();
            case "export otlp" -> new ExportOtlpCommand();
            default -> null;
        };
    }
}
