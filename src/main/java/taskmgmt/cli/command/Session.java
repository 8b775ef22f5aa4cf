package taskmgmt.cli.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Processes;
import taskmgmt.render.WrappedLines;
import taskmgmt.run.Streams;
import taskmgmt.settings.SettingValues;
import taskmgmt.time.Rfc3339;

/**
 * Everything outside of the program that a command may touch, so that a test can replace all of it.
 *
 * @param out data; buffered, flushed by {@code CommandLineRunner} when the command ends
 * @param err messages; every line is flushed
 * @param in standard input
 * @param clock the time
 * @param environment the variables of the process
 * @param workingDirectory what relative paths are relative to
 * @param terminal who is looking
 * @param random where ids come from
 * @param processes which ones there are
 * @param streams where the output of a command goes that is run
 * @param settings what stands in for variables that are not set
 */
public record Session(
        Writer out,
        PrintWriter err,
        InputStream in,
        InstantSource clock,
        Map<String, String> environment,
        Path workingDirectory,
        Terminal terminal,
        RandomGenerator random,
        Processes processes,
        Streams streams,
        SettingValues settings) {

    /** The session on this machine over raw streams, which neither this nor any command closes. */
    public static Session over(
            OutputStream out,
            OutputStream err,
            InputStream in,
            InstantSource clock,
            Map<String, String> environment,
            Path workingDirectory,
            Terminal terminal,
            RandomGenerator random) {
        Writer data = data(out);
        Writer lines = new OutputStreamWriter(err, StandardCharsets.UTF_8);
        // Words are not to be broken at the edge of a terminal, whose own wrapping breaks them.
        PrintWriter messages = new PrintWriter(terminal.stderrIsTerminal() ? new WrappedLines(terminal.columns(), lines) : lines, true);
        return new Session(data, messages, new StandardInput(in), clock, environment, workingDirectory, terminal,
                random, Processes.local(), new Streams(out, err, false), SettingValues.NONE);
    }

    /** The same session among other processes. */
    public Session among(Processes other) {
        return new Session(out, err, in, clock, environment, workingDirectory, terminal, random, other, streams, settings);
    }

    /** A writer of data to a stream, which tells a reader that has seen enough from a failure. */
    public static Writer data(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(new StandardOutput(stream), StandardCharsets.UTF_8));
    }

    /** The same session with its data somewhere else. */
    public Session writingTo(Writer other) {
        return new Session(other, err, in, clock, environment, workingDirectory, terminal, random, processes, streams, settings);
    }

    /** The same session with its messages somewhere else. */
    public Session notingTo(PrintWriter other) {
        return new Session(out, other, in, clock, environment, workingDirectory, terminal, random, processes, streams, settings);
    }

    /** The same session with its data in memory, and with its messages among them. */
    public Session into(Writer text) {
        return new Session(text, new PrintWriter(text, true), in, clock, environment, workingDirectory, terminal, random, processes, streams, settings);
    }

    /** The same session over the streams of this process, which a command that it runs may have as they are. */
    public Session overOwnStreams() {
        return new Session(out, err, in, clock, environment, workingDirectory, terminal, random, processes,
                new Streams(streams.out(), streams.err(), true), settings);
    }

    /**
     * To be called when a change is recorded and what tells of it was written to {@code out}.
     *
     * @param done what is recorded, as in "task a_1 exists": whoever does not get to see it must not repeat the command
     */
    public void acknowledge(String done) throws IOException {
        try {
            out.flush();
        } catch (StandardOutput.FailedException e) {
            throw new IOException(done + ", but " + e.getMessage() + ": do not repeat the command", e);
        }
    }

    /** The time, as precise as records keep it. */
    public Instant now() {
        return Rfc3339.toMicros(clock.instant());
    }

    /** The same session with settings from files. */
    public Session with(SettingValues others) {
        return new Session(out, err, in, clock, environment, workingDirectory, terminal, random, processes, streams, others);
    }

    /** A variable that is set to something, or the setting that stands in for it; an empty one counts as unset. */
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        SettingValues.Value setting = settings.of(name);
        return setting == null ? null : setting.text();
    }

    /** Where the value of a variable comes from, for errors: its name, or the place in the file whose setting stands in for it. */
    public String origin(String name) {
        String value = environment.get(name);
        SettingValues.Value setting = value == null || value.isEmpty() ? settings.of(name) : null;
        return setting == null ? name : setting.source();
    }

    /** Whether standard output takes colours: a person at a capable terminal who has not asked for none. */
    public boolean takesColour() {
        return terminal.stdoutIsTerminal() && variable("NO_COLOR") == null && !"never".equals(variable("TASK_MGMT_COLOR")) && !"dumb".equals(variable("TERM"));
    }

    /** Whether drawings may be made of more than ASCII: a file takes everything, a terminal what its locale and kind can show. */
    public boolean showsUnicode() {
        String kind = variable("TERM");
        boolean capable = terminal.utf8() && !"dumb".equals(kind) && !"linux".equals(kind);
        return capable || !terminal.stdoutIsTerminal();
    }
}
