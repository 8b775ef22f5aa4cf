package taskmgmt.cli.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code incident}. */
public final class IncidentCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("incident open", Load.WRITES).trained(),
                Verb.of("incident remediate", Load.WRITES),
                Verb.of("incident resolve", Load.WRITES).trained(),
                Verb.of("incident fail", Load.WRITES),
                Verb.of("incident list", Load.LOOKS).trained(),
                Verb.of("incident show", Load.LOOKS),
                Verb.of("incident reconcile", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "incident open" -> new IncidentOpenCommand();
            case "incident remediate" -> IncidentChangeCommand.remediate();
            case "incident resolve" -> IncidentChangeCommand.resolve();
            case "incident fail" -> IncidentChangeCommand.fail();
            case "incident list" -> new IncidentListCommand();
            case "incident show" -> new IncidentShowCommand();
            case "incident reconcile" -> new IncidentReconcileCommand();
            default -> null;
        };
    }
}
