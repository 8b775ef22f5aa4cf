package taskmgmt.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of a room, and the room's only entrance. A new command is a class, a verb and a case here. */
public interface Commands {
    /** What is declared of each, in the order of the help. */
    List<Verb> verbs();

    /**
     * A new instance of the command with this name, or null if the room has none.
     *
     * <p>A switch rather than a table, so that only the chosen command's class is loaded.
     */
    @Nullable Command command(String name);
}
