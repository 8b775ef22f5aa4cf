package taskmgmt.cli.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.view.digest.Tree;

/** The data of other reports: their commands are run inside this one, over the same log, without settings for the output. */
final class OtherReports {
    private final Function<String, @Nullable Command> commands;
    private final Path directory;
    private final Session session;

    OtherReports(Function<String, @Nullable Command> commands, Path directory, Session session) {
        this.commands = commands;
        this.directory = directory;
        this.session = session;
    }

    /** The data of the report that this command prints, which also says whether its result is positive. */
    Tree data(String name, List<String> period, String... options) throws IOException, InterruptedException {
        Command command = commands.apply(name);
        if (command == null) {
            throw new IllegalArgumentException("there is no command '" + name + "'");
        }
        List<String> words = new ArrayList<>(List.of("--json", "--logs=" + directory.toAbsolutePath()));
        words.addAll(period);
        words.addAll(List.of(options));
        StringWriter text = new StringWriter();
        // Messages beside its data, such as on damaged lines, were printed when the log was opened, or are in the data.
        Session own = new Session(text, new PrintWriter(Writer.nullWriter()), InputStream.nullInputStream(), session.clock(), session.environment(),
                session.workingDirectory(), Terminal.NONE, session.random(), session.processes(), session.streams(), session.settings());
        CommandForm.parse(command, words.toArray(String[]::new), own);
        command.run(own);
        return parsed(text.toString());
    }

    /** Parses an object; a list is not one. */
    private static Tree parsed(String text) {
        try {
            return new Tree(Json.lenient().parse("{\"all\":" + text + "}").get("all"));
        } catch (BadJsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
