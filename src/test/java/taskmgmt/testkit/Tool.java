package taskmgmt.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.machine.Processes;

/** The program as a test runs it: over real arguments, with everything outside of it in the test's hands. */
public final class Tool {
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Path workingDirectory;
    private Instant now = Instant.parse("2025-11-17T12:00:00Z");
    private boolean ticks;
    private Terminal terminal = Terminal.NONE;
    private byte[] input = {};
    private @Nullable Processes processes;

    private Tool(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** How it ended, and all it wrote. */
    public record Outcome(int status, String out, String err) {}

    public static Tool in(Path workingDirectory) {
        return new Tool(workingDirectory);
    }

    public Tool at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** For what waits for a time: by the clock of the machine. */
    public Tool ticking() {
        ticks = true;
        return this;
    }

    public Tool environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Tool terminal(int columns) {
        terminal = new Terminal(true, true, columns, true);
        return this;
    }

    /** One whose height is known, too. */
    public Tool terminal(int columns, int rows) {
        terminal = new Terminal(true, true, columns, true, rows);
        return this;
    }

    /** One at which somebody types what {@link #input} has. */
    public Tool typing(int columns, int rows) {
        terminal = new Terminal(true, true, columns, true, rows, true);
        return this;
    }

    /** Unless told so they are those of the machine that the test runs on. */
    public Tool processes(Processes others) {
        processes = others;
        return this;
    }

    public Tool input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public Outcome run(String... arguments) {
        out.reset();
        err.reset();
        int status = CommandLineRunner.runSettled(arguments, session());
        return outcome(status);
    }

    public Outcome outcome(int status) {
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public Session session() {
        return sessionInto(out);
    }

    public Session sessionInto(OutputStream stdout) {
        return session(stdout, new ByteArrayInputStream(input));
    }

    public Session sessionFrom(InputStream stdin) {
        return session(out, stdin);
    }

    /** One whose messages go elsewhere, for a command that does not end by itself. */
    public Session sessionTelling(OutputStream stderr) {
        return session(OutputStream.nullOutputStream(), stderr, new ByteArrayInputStream(input));
    }

    private Session session(OutputStream stdout, InputStream stdin) {
        return session(stdout, err, stdin);
    }

    private Session session(OutputStream stdout, OutputStream stderr, InputStream stdin) {
        InstantSource clock = ticks ? InstantSource.system() : () -> now;
        Session session = Session.over(stdout, stderr, stdin, clock, environment, workingDirectory, terminal, random);
        return processes == null ? session : session.among(processes);
    }

    /** The lines of a log in the directory {@code logs}. */
    public List<String> lines(String name) throws IOException {
        return Files.readAllLines(workingDirectory.resolve("logs").resolve(name));
    }

    /** The last record of a log in the directory {@code logs}. */
    public Map<String, @Nullable Object> last(String name) throws IOException, BadJsonException {
        return Json.strict().parse(lines(name).getLast());
    }

    /** Lines of a log without the entry of the audit log that the first of each change names. */
    public static String unnamed(String lines) {
        return lines.replaceAll(",\"audit\":\"[0-9]+:[0-9a-f]{16}:[0-9]+\"}", "}");
    }

    /** What the registry in the directory {@code logs} says has happened, in its order. */
    public List<String> events() throws IOException, BadJsonException {
        List<String> events = new ArrayList<>();
        for (String line : lines("registry.jsonl")) {
            events.add(String.valueOf(Json.strict().parse(line).get("event")));
        }
        return events;
    }
}
