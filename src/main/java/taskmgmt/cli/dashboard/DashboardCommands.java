package taskmgmt.cli.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code dashboard}. */
public final class DashboardCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("dashboard", Load.SCANS).trained());
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "dashboard" -> new DashboardCommand();
            default -> null;
        };
    }
}
