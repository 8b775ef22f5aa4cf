package taskmgmt.cli.shell;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Plain;

/** Reads lines from a source and runs them, until there are no more or one of them exits. */
final class LineLoop {
    private final LineRun run;
    private final LineSource source;
    private final Session session;
    private final @Nullable String name;
    private final boolean stopOnError;
    private int number;

    private LineLoop(LineRun run, LineSource source, Session session, @Nullable String name, boolean stopOnError) {
        this.run = run;
        this.source = source;
        this.session = session;
        this.name = name;
        this.stopOnError = stopOnError;
    }

    /** For lines that somebody types: continues whatever happens. */
    static LineLoop typed(LineRun run, LineSource source, Session session) {
        return new LineLoop(run, source, session, null, false);
    }

    /**
     * For a script: ends when it is interrupted.
     *
     * @param name        what to call it in messages
     * @param stopOnError whether it ends at the first command that fails
     */
    static LineLoop script(LineRun run, LineSource source, Session session, String name, boolean stopOnError) {
        return new LineLoop(run, source, session, name, stopOnError);
    }

    /** Returns the exit code of the last command. */
    int run() throws IOException, InterruptedException {
        for (String text = next(false); text != null; text = next(false)) {
            int first = number;
            // An open quote, or a backslash at the end of the line, continues on the next line.
            StringBuilder whole = new StringBuilder(text);
            while (lastOf(whole).open() != null) {
                String more = next(true);
                if (more == null) {
                    break;
                }
                whole.append('\n').append(more);
            }
            if (!runAll(whole.toString(), first)) {
                break;
            }
        }
        return run.status();
    }

    private @Nullable String next(boolean continued) throws IOException {
        String line = source.next(new Prompt(run.status(), continued));
        number++;
        return line;
    }

    /** The last command of a text; what is pasted at once may be several. */
    private static ShellLine lastOf(CharSequence text) {
        String all = text.toString();
        ShellLine line = ShellLine.of(all);
        while (line.end() < all.length()) {
            line = ShellLine.of(all, line.end());
        }
        return line;
    }

    /** Returns whether to continue. */
    private boolean runAll(String text, int first) throws InterruptedException {
        for (int at = 0; at < text.length();) {
            ShellLine line = ShellLine.of(text, at);
            int status = run.run(line, name == null ? "" : name + ":" + first + ": ");
            if (run.hasLeft()) {
                return false;
            }
            if (name != null && endsAt(status) && !line.words().isEmpty()) {
                session.err().println(Program.NAME + ": " + Plain.text(name) + ":" + first + ": ended here, with exit code " + status);
                return false;
            }
            first += (int) text.substring(at, line.end()).chars().filter(c -> c == '\n').count();
            at = line.end();
        }
        return true;
    }

    private boolean endsAt(int status) {
        return status == ExitCode.INTERRUPTED.number() || (stopOnError && status != 0);
    }
}
