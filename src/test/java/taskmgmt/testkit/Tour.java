package taskmgmt.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The console blocks of a Markdown text, run line by line: what follows {@code $ task-mgmt} by the program at a fixed time,
 * any other command by a shell, as is what follows the first pipe. What stands between the commands is replaced by what they
 * print. The example logs are there, in {@code examples/logs}.
 */
public final class Tour {
    private static final String PROMPT = "$ ";
    /** Wide enough that no heading of a table is cut. */
    private static final int COLUMNS = 125;
    private static final String PIPE = " | ";
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-01-05T07:00:00Z"));
    private static final Duration STEP = Duration.ofSeconds(42);

    private final Path directory;
    private final Tool tool;
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");

    /** @param directory where the commands run */
    public Tour(Path directory) {
        this(directory, COLUMNS);
    }

    /** The same on a terminal of this many columns. */
    public Tour(Path directory, int columns) {
        this.directory = directory;
        this.tool = Tool.in(directory).environment("USER", "alice").environment("NO_COLOR", "1").terminal(columns);
    }

    /** The whole text with true outputs. */
    public String replayed(List<String> markdown) throws IOException, InterruptedException {
        copyExampleLogs();
        copyExampleImports();
        copyExamples("playbooks");
        copyExamples("workflows");
        copyExamples("agents");
        copyExamples("code");
        Files.copy(Golden.inProject("examples/batch.txt"), directory.resolve("examples/batch.txt"));
        StringBuilder text = new StringBuilder();
        boolean console = false;
        for (String line : markdown) {
            if (line.startsWith("```")) {
                console = line.equals("```console");
            }
            if (!console || line.startsWith("```") || line.startsWith(PROMPT)) {
                text.append(line).append('\n');
            }
            if (console && line.startsWith(PROMPT)) {
                text.append(output(line.substring(PROMPT.length())));
            }
        }
        return text.toString();
    }

    private void copyExampleLogs() throws IOException {
        Path copy = Files.createDirectories(directory.resolve("examples/logs"));
        try (var files = Files.newDirectoryStream(Golden.inProject("examples/logs"), "*.jsonl")) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    /** As if all had been written at one time, whenever they were checked out. */
    private void copyExampleImports() throws IOException {
        Path imports = Golden.inProject("examples/imports");
        try (Stream<Path> all = Files.walk(imports)) {
            for (Path file : all.toList()) {
                Path copy = directory.resolve("examples/imports").resolve(imports.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    Files.setLastModifiedTime(copy, WRITTEN);
                }
            }
        }
    }

    private void copyExamples(String kind) throws IOException {
        Path from = Golden.inProject("examples/" + kind);
        Path copy = directory.resolve("examples").resolve(kind);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path to = copy.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private String output(String command) throws IOException, InterruptedException {
        if (!command.startsWith("task-mgmt ")) {
            return shell(command, "");
        }
        int pipe = command.indexOf(PIPE);
        List<String> words = Words.of(pipe < 0 ? command : command.substring(0, pipe));
        now = now.plus(STEP);
        Tool.Outcome outcome = tool.at(now.toString()).run(words.subList(1, words.size()).toArray(new String[0]));
        String out = pipe < 0 ? outcome.out() : shell(command.substring(pipe + PIPE.length()), outcome.out());
        return visible(outcome.err()) + out;
    }

    /** What is left on the screen: a carriage return goes back to write over what stood there. */
    private static String visible(String text) {
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    private String shell(String command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).directory(directory.toFile()).redirectErrorStream(true).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of '" + command + "': " + output);
        }
        return output;
    }
}
