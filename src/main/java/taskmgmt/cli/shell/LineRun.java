package taskmgmt.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.render.Plain;

/** Runs one line after the other, each as if the program had been started for it, and holds what persists from one line to the next. */
final class LineRun {
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    private final InnerCommands.Runner runner;
    private final Session session;
    private final Map<String, String> environment;
    private final TerminalNow terminal;
    private Path directory;
    private Path before;
    private int status;
    private boolean left;

    /** The terminal as it is now: its window may have been resized. */
    interface TerminalNow {
        Terminal get();
    }

    /** @param variables added to the session's environment for the commands */
    LineRun(InnerCommands.Runner runner, Session session, Map<String, String> variables, TerminalNow terminal) {
        this.runner = runner;
        this.session = session;
        Map<String, String> all = new HashMap<>(session.environment());
        all.putAll(variables);
        this.environment = Map.copyOf(all);
        this.terminal = terminal;
        this.directory = session.workingDirectory();
        this.before = directory;
    }

    /** The exit code of the last command; 0 before the first. */
    int status() {
        return status;
    }

    /** Whether 'exit' was run. */
    boolean hasLeft() {
        return left;
    }

    /**
     * Runs the line, and returns its exit code.
     *
     * @param place its position, as a prefix for messages; may be empty
     */
    int run(ShellLine line, String place) throws InterruptedException {
        String fault = line.fault() != null ? line.fault() : line.open();
        if (fault != null) {
            status = refuse(place + fault);
        } else if (!line.words().isEmpty()) {
            status = run(withoutProgram(line.texts()), line.rest());
        } else if (line.rest() != null) {
            status = refuse(place + "there is no command whose output could go there");
        }
        session.err().flush();
        return status;
    }

    /** The words without the program's name, with which lines copied from elsewhere start. */
    static List<String> withoutProgram(List<String> words) {
        return words.size() > 1 && words.getFirst().equals(Program.NAME) ? words.subList(1, words.size()) : words;
    }

    private int run(List<String> words, @Nullable String rest) throws InterruptedException {
        boolean plain = rest == null;
        return switch (words.getFirst()) {
            case "exit", "quit" -> plain ? exit(words) : refuse("'" + words.getFirst() + "' prints nothing");
            case "cd" -> plain ? change(words) : refuse("'cd' prints nothing");
            case "clear" -> plain && words.size() == 1 ? clear() : refuse("'clear' takes nothing");
            case "shell" -> words.size() == 1 ? refuse("this is the shell already") : command(words, rest);
            case "help" -> words.size() == 1 ? print(ShellHelp.TEXT) : command(words, rest);
            default -> command(words, rest);
        };
    }

    private int command(List<String> words, @Nullable String rest) throws InterruptedException {
        String[] arguments = words.toArray(String[]::new);
        if (rest == null) {
            Session inner = session(session.streams().out(), terminal.get());
            return runner.run(arguments, session.streams().own() ? inner.overOwnStreams() : inner);
        }
        try {
            OutsideProgram program = OutsideProgram.start(rest, directory, session);
            int own = runner.run(arguments, session(program.input(), terminal.get().piped()));
            int theirs = program.end();
            return own == 0 ? theirs : own;
        } catch (IOException e) {
            session.err().println(Program.NAME + ": " + Plain.text(String.valueOf(e.getMessage())));
            return ExitCode.LOG.number();
        }
    }

    private Session session(OutputStream out, Terminal seen) {
        return Session.over(out, session.streams().err(), session.in(), session.clock(), environment, directory, seen, session.random())
                .among(session.processes());
    }

    /** The session that a command would get, for a command that is run to supply completions. */
    Session quiet(OutputStream out) {
        return Session.over(out, OutputStream.nullOutputStream(), InputStream.nullInputStream(), session.clock(), environment,
                directory, Terminal.NONE, session.random()).among(session.processes());
    }

    private int exit(List<String> words) {
        if (words.size() > 2) {
            return refuse("'" + words.getFirst() + "' takes one number");
        }
        int code = status;
        if (words.size() == 2) {
            try {
                code = Integer.parseInt(words.get(1));
            } catch (NumberFormatException e) {
                code = -1;
            }
            if (code < 0 || code > 255) {
                return refuse("'" + words.get(1) + "' is no exit code: they are 0 to 255");
            }
        }
        left = true;
        return code;
    }

    private int change(List<String> words) {
        if (words.size() > 2) {
            return refuse("'cd' takes one directory");
        }
        String home = environment.get("HOME");
        String name = words.size() == 2 ? words.get(1) : home;
        if (name == null) {
            return refuse("no variable HOME says where to go");
        }
        if (home != null && (name.equals("~") || name.startsWith("~/"))) {
            name = home + name.substring(1);
        }
        Path to = name.equals("-") ? before : directory.resolve(name).toAbsolutePath().normalize();
        if (!Files.isDirectory(to) || !Files.isExecutable(to)) {
            session.err().println(Program.NAME + ": " + Plain.text(to.toString()) + (Files.isDirectory(to) ? ": permission denied" : ": no such directory"));
            return ExitCode.NOT_FOUND.number();
        }
        before = directory;
        directory = to;
        return ExitCode.DONE.number();
    }

    private int clear() {
        boolean capable = terminal.get().stdoutIsTerminal() && !"dumb".equals(session.variable("TERM"));
        return capable ? print(CLEAR) : ExitCode.DONE.number();
    }

    private int print(String text) {
        try {
            session.out().append(text).flush();
            return ExitCode.DONE.number();
        } catch (IOException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    private int refuse(String sentence) {
        session.err().println(Program.NAME + ": " + Plain.text(sentence));
        return ExitCode.USAGE.number();
    }
}
