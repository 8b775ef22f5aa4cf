package taskmgmt.cli.digest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;
import taskmgmt.view.digest.Digest;

/** The verbs of {@code report}. */
public final class DigestCommands implements Commands {
    private final Function<String, @Nullable Command> others;

    /** @param others creates an instance of any command by its name; null if there is none */
    public DigestCommands(Function<String, @Nullable Command> others) {
        this.others = others;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("report html", Load.SCANS),
                Verb.of("report markdown", Load.SCANS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "report html" -> new DigestCommand("report html", "write a self-contained HTML report on a period", Digest::html, others);
            case "report markdown" -> new DigestCommand("report markdown", "write a Markdown report on a period", Digest::markdown, others);
            default -> null;
        };
    }
}
