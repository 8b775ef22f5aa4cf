package taskmgmt.cli.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code events}. */
public final class EventsCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("events publish", Load.WRITES).trained(),
                Verb.of("events ingest", Load.READS).trained(),
                Verb.of("events follow", Load.READS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "events publish" -> new EventsPublishCommand();
            case "events ingest" -> new EventsIngestCommand();
            case "events follow" -> new EventsFollowCommand();
            default -> null;
        };
    }
}
