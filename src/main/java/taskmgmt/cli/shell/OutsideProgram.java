package taskmgmt.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LauncherVariables;

/**
 * The program that receives the output of a command. The system's shell runs it, and gets the user's own words after the bar and nothing
 * else: no word of a command, no title and no path of a log.
 */
final class OutsideProgram {
    private final Process process;
    private final List<Copying> copies = new ArrayList<>();

    private OutsideProgram(Process process) {
        this.process = process;
    }

    /** Starts it. Its output goes where the session's output goes. */
    static OutsideProgram start(String text, Path directory, Session session) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", text).directory(directory.toAbsolutePath().toFile());
        for (Map.Entry<String, @Nullable String> variable : LauncherVariables.restored(session).entrySet()) {
            String value = variable.getValue();
            if (value == null) {
                builder.environment().remove(variable.getKey());
            } else {
                builder.environment().put(variable.getKey(), value);
            }
        }
        boolean own = session.streams().own();
        if (own) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        OutsideProgram program = new OutsideProgram(builder.start());
        if (!own) {
            program.copy(program.process.getInputStream(), session.streams().out());
            program.copy(program.process.getErrorStream(), session.streams().err());
        }
        return program;
    }

    private void copy(InputStream from, OutputStream to) {
        Copying copying = new Copying(from, to);
        copying.start();
        copies.add(copying);
    }

    /** Receives the command's output. */
    OutputStream input() {
        return new Input(process);
    }

    /** Closes its input, waits for it to end, and returns its exit code. */
    int end() throws IOException, InterruptedException {
        endInput();
        int status = process.waitFor();
        for (Copying copying : copies) {
            copying.join();
            copying.check();
        }
        return status;
    }

    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It has read enough; its exit code says whether that was right.
            return;
        }
    }

    /** Its input. Java closes this as soon as the process has ended, which differs from the system's broken pipe but means the same. */
    private static final class Input extends FilterOutputStream {
        private final Process process;

        Input(Process process) {
            super(process.getOutputStream());
            this.process = process;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw reason(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw reason(e);
            }
        }

        private IOException reason(IOException e) {
            return process.isAlive() ? e : new IOException("Broken pipe", e);
        }
    }

    /** Copies one of its streams. */
    private static final class Copying extends Thread {
        private final InputStream from;
        private final OutputStream to;
        private @Nullable IOException failure;

        Copying(InputStream from, OutputStream to) {
            super("output of a program");
            setDaemon(true);
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            try {
                from.transferTo(to);
                to.flush();
            } catch (IOException | UncheckedIOException e) {
                failure = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e;
            }
        }

        private void check() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
