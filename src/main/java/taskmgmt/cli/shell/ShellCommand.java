package taskmgmt.cli.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;
import taskmgmt.run.TerminalInterrupt;

/** Runs commands one after the other in one process, typed or from a script. */
final class ShellCommand extends Command {
    private static final String STDIN = "-";

    private final Option<String> file = optionalArgument("FILE").text("script, or - for standard input (default: an interactive prompt)");
    private final Option<String> line = option("-c", "--command").label("LINE").text("run this line and exit");
    private final Flag stopOnError = flag("-e", "--stop-on-error").text("stop a script at the first command that fails, with its exit code");
    private final LogLocation log = uses(new LogLocation());
    private final InnerCommands.Runner runner;
    private final Vocabulary vocabulary;

    ShellCommand(InnerCommands.Runner runner, Vocabulary vocabulary) {
        super("shell", "run commands at a prompt or from a script, in one process");
        this.runner = runner;
        this.vocabulary = vocabulary;
        details("Each line is a command without the program's name, in the quotes and with the backslashes of sh; # begins a comment."
                + " Nothing is expanded. What follows the first | or > that is not quoted is run by sh, and gets the output of the"
                + " command; no other word ever reaches a shell. Output and exit codes are those of the commands, and a script ends with"
                + " that of its last one.",
                "At a prompt there are completion, a history that is kept from one session to the next, and a line on what is being typed;"
                + " 'help' says more. The history is a file of yours alone; lines that look as if they held a secret are not kept in it.");
        examples("task-mgmt shell", "task-mgmt shell nightly.tm --stop-on-error", "task-mgmt shell -c 'task list --status failed | wc -l'");
    }

    @Override
    public ExitCode run(Session session) {
        throw new IllegalStateException("its exit code is that of a command");
    }

    @Override
    public int status(Session session) throws IOException, InterruptedException {
        if (line.isSet() && file.isSet()) {
            throw new UsageException("a script and -c are two ways to say what to run: leave one out");
        }
        boolean typed = !line.isSet() && !file.isSet() && session.terminal().stdinIsTerminal();
        if (typed && stopOnError.isSet()) {
            throw new UsageException("--stop-on-error is for scripts: name one, or - for standard input");
        }
        return typed ? prompt(session) : script(session);
    }

    private int script(Session session) throws IOException, InterruptedException {
        if (line.isSet()) {
            return script(new ByteArrayInputStream(line.get().getBytes(StandardCharsets.UTF_8)), "-c", session, session);
        }
        if (!file.isSet() || file.get().equals(STDIN)) {
            // The commands get no input: what they would read are the lines that are still to be run.
            return script(session.in(), "standard input", session, withoutInput(session));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(session.workingDirectory().resolve(file.get())))) {
            return script(in, file.get(), session, session);
        }
    }

    private int script(InputStream in, String name, Session session, Session inner) throws IOException, InterruptedException {
        LineRun run = new LineRun(runner, inner, variables(session), session::terminal);
        return LineLoop.script(run, ReadLines.of(in), session, name, stopOnError.isSet()).run();
    }

    private static Session withoutInput(Session session) {
        return new Session(session.out(), session.err(), InputStream.nullInputStream(), session.clock(), session.environment(),
                session.workingDirectory(), session.terminal(), session.random(), session.processes(), session.streams(), session.settings());
    }

    private int prompt(Session session) throws IOException, InterruptedException {
        boolean capable = session.terminal().stdoutIsTerminal() && !"dumb".equals(session.variable("TERM"));
        return capable ? EditedShell.run(runner, vocabulary, variables(session), session) : plainPrompt(session);
    }

    /** On a terminal whose only line editing is its own. */
    private int plainPrompt(Session session) throws IOException, InterruptedException {
        InnerCommands.Runner interruptible = (arguments, inner) -> interruptible(runner, arguments, inner);
        LineRun run = new LineRun(interruptible, session, variables(session), session::terminal);
        // The terminal itself discards the line.
        Runnable again = () -> {
            session.err().print("\n" + new Prompt(run.status(), false).plain());
            session.err().flush();
        };
        int status;
        try (TerminalInterrupt _ = TerminalInterrupt.calling(again)) {
            status = LineLoop.typed(run, ReadLines.asking(session.in(), session.err()), session).run();
        }
        if (!run.hasLeft()) {
            session.err().println();
        }
        return status;
    }

    /** Ctrl-C ends the command and not the shell. */
    static int interruptible(InnerCommands.Runner runner, String[] arguments, Session session) {
        try (TerminalInterrupt _ = TerminalInterrupt.of(Thread.currentThread())) {
            return runner.run(arguments, session);
        } finally {
            // The interrupt may have come after the command had ended.
            Thread.interrupted();
        }
    }

    /** The environment for the commands: a log named for the shell is used by them too. */
    private Map<String, String> variables(Session session) {
        Map<String, String> variables = new HashMap<>();
        Path chosen = log.chosen(session);
        if (chosen != null) {
            variables.put("TASK_MGMT_LOGS", chosen.toAbsolutePath().normalize().toString());
        }
        return variables;
    }
}
