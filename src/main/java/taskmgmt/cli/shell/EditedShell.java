package taskmgmt.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jline.terminal.TerminalBuilder;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;
import taskmgmt.render.Plain;
import taskmgmt.run.TerminalGuard;

/** The shell on a terminal with line editing. */
final class EditedShell {
    /** The command that draws on the full terminal, and opens the terminal itself. */
    private static final String FULL_SCREEN = "top";

    private final InnerCommands.Runner runner;
    private final KeptHistory history;
    private final LineRun run;
    private final EditedLines lines;

    private EditedShell(EditedLines.TerminalSource source, InnerCommands.Runner runner, Vocabulary vocabulary, Map<String, String> variables,
            Session session) {
        this.runner = runner;
        history = KeptHistory.of(session.environment());
        run = new LineRun(this::interruptible, session, variables, () -> seen(session));
        lines = new EditedLines(source, new Completions(vocabulary, run), new LineColours(vocabulary), history, session.takesColour());
    }

    /** Runs until the user leaves; returns the exit code of the last command. */
    static int run(InnerCommands.Runner runner, Vocabulary vocabulary, Map<String, String> variables, Session session)
            throws IOException, InterruptedException {
        try (TerminalGuard _ = TerminalGuard.of("")) {
            return on(() -> TerminalBuilder.builder().name(Program.NAME).system(true).provider("ffm").build(), runner, vocabulary, variables, session);
        }
    }

    /** The same on this terminal. */
    static int on(EditedLines.TerminalSource source, InnerCommands.Runner runner, Vocabulary vocabulary, Map<String, String> variables,
            Session session) throws IOException, InterruptedException {
        EditedShell shell = new EditedShell(source, runner, vocabulary, variables, session);
        String trouble = shell.history.trouble();
        if (trouble != null) {
            session.err().println(Program.NAME + ": what is typed is not kept: " + Plain.text(trouble));
        }
        session.err().println(Program.NAME + " " + Program.version() + ": 'help' says what there is, Ctrl-D leaves.");
        try (EditedLines typed = shell.lines) {
            return LineLoop.typed(shell.run, typed, session).run();
        }
    }

    private Terminal seen(Session session) {
        return lines.seen(session.terminal());
    }

    private int interruptible(String[] arguments, Session inner) {
        if (List.of(arguments).contains(FULL_SCREEN)) {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ShellCommand.interruptible(runner, arguments, inner);
    }
}
