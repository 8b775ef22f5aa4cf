package taskmgmt.cli.serve;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code serve}. */
public final class ServeCommands implements Commands {
    private final Function<String, @Nullable Command> others;

    /** @param others a new instance of any command by its name; null where there is none */
    public ServeCommands(Function<String, @Nullable Command> others) {
        this.others = others;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("serve", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "serve" -> new ServeCommand(others);
            default -> null;
        };
    }
}
