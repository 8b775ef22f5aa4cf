package taskmgmt.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of a package, and the only way into it. A new command is a class, a verb and a case here. */
public interface Commands {
    /** The declaration of each command, in the order of the help. */
    List<Verb> verbs();

    /**
     * A new instance of the command with this name, or null if the package has none.
     *
     * <p>A switch rather than a table, so that only the chosen command's class is loaded.
     */
    @Nullable Command command(String name);
}
