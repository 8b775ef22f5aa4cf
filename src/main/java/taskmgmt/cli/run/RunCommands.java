package taskmgmt.cli.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code run} and {@code batch}. */
public final class RunCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("run", Load.WRITES).trained(), Verb.of("batch", Load.REWRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "batch" -> new BatchCommand();
            default -> null;
        };
    }
}
