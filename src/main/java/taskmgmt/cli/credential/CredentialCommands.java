package taskmgmt.cli.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code credential}. */
public final class CredentialCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("credential set", Load.WRITES), Verb.of("credential list", Load.LOOKS), Verb.of("credential remove", Load.WRITES),
                Verb.of("credential rotate", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "credential set" -> new CredentialSetCommand();
            case "credential list" -> new CredentialListCommand();
            case "credential remove" -> new CredentialRemoveCommand();
            case "credential rotate" -> new CredentialRotateCommand();
            default -> null;
        };
    }
}
