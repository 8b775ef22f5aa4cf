package taskmgmt.cli.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code system}, and {@code doctor}. */
public final class SystemCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("system status", Load.SCANS).trained(),
                Verb.of("system metrics", Load.SCANS).trained(),
                Verb.of("system health", Load.SCANS),
                Verb.of("doctor", Load.SCANS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "system status" -> new SystemStatusCommand();
            case "system metrics" -> new SystemMetricsCommand();
            case "system health" -> new SystemHealthCommand();
            case "doctor" -> new DoctorCommand();
            default -> null;
        };
    }
}
