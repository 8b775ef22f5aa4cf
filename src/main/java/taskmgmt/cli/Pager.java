package taskmgmt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.run.TerminalInterrupt;

/**
 * Standard output on a terminal: what is longer than the terminal is high goes to the program that {@code TASK_MGMT_PAGER} or
 * {@code PAGER} names, or to {@code less}; nothing is paged where that is empty or {@code cat}. What is flushed before it is so long is
 * meant to be seen at once, as progress is, and from then on nothing is held back. Messages that come while the other program has the
 * terminal follow when it has ended. Not thread-safe.
 */
final class Pager extends Writer {
    private static final String[] USUAL = {"less"};

    private final Session session;
    private final Writer out;
    private final int rows;
    private final List<String> command;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder notes = new StringBuilder();
    private int lines;
    private boolean direct;
    private @Nullable Process process;
    private @Nullable Writer target;

    private Pager(Session session, List<String> command) {
        this.session = session;
        this.out = session.out();
        this.rows = session.terminal().rows();
        this.command = command;
    }

    /** One for the output of the session; null if nobody would see it or none is wanted. */
    static @Nullable Pager of(Session session) {
        if (!session.terminal().stdoutIsTerminal() || session.terminal().rows() <= 0 || "dumb".equals(session.variable("TERM"))) {
            return null;
        }
        List<String> command = command(session);
        return command.isEmpty() || command.getFirst().equals("cat") ? null : new Pager(session, command);
    }

    private static List<String> command(Session session) {
        String named = session.environment().get("TASK_MGMT_PAGER");
        named = named == null ? session.variable("TASK_MGMT_PAGER") : named;
        named = named == null ? session.environment().get("PAGER") : named;
        if (named == null) {
            return List.of(USUAL);
        }
        // Split at blanks: no shell has to make sense of it.
        List<String> words = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(named); tokens.hasMoreTokens();) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** Where messages go. */
    PrintWriter notes() {
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int offset, int length) {
                if (process == null) {
                    session.err().write(text, offset, length);
                } else {
                    notes.append(text, offset, length);
                }
            }

            @Override
            public void flush() {
                session.err().flush();
            }

            @Override
            public void close() {
                // The terminal stays open.
            }
        }, true);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (target != null) {
            target.write(text, offset, length);
            return;
        }
        if (direct) {
            out.write(text, offset, length);
            return;
        }
        held.append(text, offset, length);
        for (int i = offset; i < offset + length; i++) {
            lines += text[i] == '\n' ? 1 : 0;
        }
        if (lines >= rows) {
            begin();
        }
    }

    private void begin() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Colours are shown as such, and the text stays on the screen.
        builder.environment().putIfAbsent("LESS", "FRX");
        try {
            Process started = builder.start();
            process = started;
            target = Session.data(started.getOutputStream());
        } catch (IOException e) {
            // A machine without less shows the text all the same.
            direct = true;
            target = null;
        }
        release(target == null ? out : target);
    }

    private void release(Writer to) throws IOException {
        to.append(held);
        held.setLength(0);
    }

    @Override
    public void flush() throws IOException {
        if (target != null) {
            target.flush();
            return;
        }
        direct = true;
        release(out);
        out.flush();
    }

    /** Shows what is held back, and waits until the reader has seen enough. */
    @Override
    public void close() throws IOException {
        Process started = process;
        if (target == null || started == null) {
            flush();
            return;
        }
        session.err().flush();
        try (TerminalInterrupt _ = TerminalInterrupt.ignored()) {
            try {
                target.flush();
            } finally {
                started.getOutputStream().close();
                started.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process = null;
            session.err().append(notes).flush();
            notes.setLength(0);
        }
    }
}
