package taskmgmt.cli.bridge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code bridge}. */
public final class BridgeCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(Verb.of("bridge kafka publish", Load.READS), Verb.of("bridge kafka take", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "bridge kafka publish" -> new KafkaPublishCommand();
            case "bridge kafka take" -> new KafkaTakeCommand();
            default -> null;
        };
    }
}
