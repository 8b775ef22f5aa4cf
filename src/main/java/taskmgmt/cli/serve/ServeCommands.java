package taskmgmt.cli.serve;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code serve}, and the verbs of {@code key}. */
public final class ServeCommands implements Commands {
    private final Function<String, @Nullable Command> others;
    private final InnerCommands.Runner runner;

    /**
     * @param others creates an instance of any command by its name; null if there is none
     * @param runner runs the commands behind the tools of agents
     */
    public ServeCommands(Function<String, @Nullable Command> others, InnerCommands.Runner runner) {
        this.others = others;
        this.runner = runner;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("serve", Load.READS).withForeignCalls(),
                Verb.of("key create", Load.WRITES),
                Verb.of("key list", Load.LOOKS),
                Verb.of("key revoke", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "serve" -> new ServeCommand(others, runner);
            case "key create" -> new KeyCreateCommand();
            case "key list" -> new KeyListCommand();
            case "key revoke" -> new KeyRevokeCommand();
            default -> null;
        };
    }
}
