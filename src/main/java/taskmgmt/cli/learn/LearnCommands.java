package taskmgmt.cli.learn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code learn}. */
public final class LearnCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("learn train", Load.WRITES).withForeignCalls(),
                Verb.of("learn loop", Load.SCANS),
                Verb.of("learn show", Load.SCANS),
                Verb.of("learn diff", Load.SCANS),
                Verb.of("learn rollback", Load.SCANS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "learn train" -> new LearnTrainCommand();
            case "learn loop" -> new LearnLoopCommand();
            case "learn show" -> new LearnShowCommand();
            case "learn diff" -> new LearnDiffCommand();
            case "learn rollback" -> new LearnRollbackCommand();
            default -> null;
        };
    }
}
