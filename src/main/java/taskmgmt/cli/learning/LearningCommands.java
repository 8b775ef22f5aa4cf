package taskmgmt.cli.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code learning} and of {@code governance}. */
public final class LearningCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("learning event", Load.WRITES),
                Verb.of("learning training", Load.WRITES),
                Verb.of("learning config", Load.WRITES),
                Verb.of("learning knowledge", Load.WRITES),
                Verb.of("learning progress", Load.WRITES),
                Verb.of("learning complete", Load.WRITES),
                Verb.of("learning list", Load.LOOKS),
                Verb.of("governance list", Load.LOOKS),
                Verb.of("governance approve", Load.WRITES),
                Verb.of("governance reject", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "learning event" -> LearningRegisterCommand.event();
            case "learning training" -> new LearningTrainingCommand();
            case "learning config" -> new LearningConfigCommand();
            case "learning knowledge" -> LearningRegisterCommand.knowledge();
            case "learning progress" -> new LearningProgressCommand();
            case "learning complete" -> new LearningCompleteCommand();
            case "learning list" -> new LearningListCommand();
            case "governance list" -> new GovernanceListCommand();
            case "governance approve" -> GovernanceDecisionCommand.approve();
            case "governance reject" -> GovernanceDecisionCommand.reject();
            default -> null;
        };
    }
}
