package taskmgmt.cli.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code audit}. */
public final class AuditCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("audit list", Load.READS).trained(),
                Verb.of("audit verify", Load.SCANS).trained(),
                Verb.of("audit checkpoint", Load.READS),
                Verb.of("audit prove", Load.READS),
                Verb.of("audit key init", Load.READS),
                Verb.of("audit key show", Load.READS),
                Verb.of("audit key rotate", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "audit list" -> new AuditListCommand();
            case "audit verify" -> new AuditVerifyCommand();
            case "audit checkpoint" -> new AuditCheckpointCommand();
            case "audit prove" -> new AuditProveCommand();
            case "audit key init" -> new AuditKeyInitCommand();
            case "audit key show" -> new AuditKeyShowCommand();
            case "audit key rotate" -> new AuditKeyRotateCommand();
            default -> null;
        };
    }
}
