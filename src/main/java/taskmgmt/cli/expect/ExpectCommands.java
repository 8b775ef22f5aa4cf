package taskmgmt.cli.expect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code expect}. */
public final class ExpectCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("expect add", Load.WRITES), Verb.of("expect remove", Load.WRITES), Verb.of("expect list", Load.READS),
                Verb.of("expect check", Load.READS), Verb.of("expect escalate", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "expect add" -> new ExpectAddCommand();
            case "expect remove" -> new ExpectRemoveCommand();
            case "expect list" -> new ExpectListCommand();
            case "expect check" -> new ExpectCheckCommand();
            case "expect escalate" -> new ExpectEscalateCommand();
            default -> null;
        };
    }
}
