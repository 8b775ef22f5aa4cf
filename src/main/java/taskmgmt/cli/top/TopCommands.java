package taskmgmt.cli.top;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code top}. */
public final class TopCommands implements Commands {
    private final InnerCommands.Runner runner;

    /** @param runner runs the commands behind keys */
    public TopCommands(InnerCommands.Runner runner) {
        this.runner = runner;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("top", Load.SCANS).withForeignCalls());
    }

    @Override
    public @Nullable Command command(String name) {
        return name.equals("top") ? new TopCommand(runner) : null;
    }
}
