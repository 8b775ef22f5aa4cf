package taskmgmt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Words;

/**
 * The console blocks of a Markdown text, run line by line: what follows {@code $ task-mgmt} by the program at a fixed time,
 * any other command by a shell. What stands between the commands is replaced by what they print.
 */
final class Tour {
    private static final String PROMPT = "$ ";
    private static final Duration STEP = Duration.ofSeconds(42);

    private final Path directory;
    private final Tool tool;
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    /** @param directory where the commands run */
    Tour(Path directory) {
        this.directory = directory;
        this.tool = Tool.in(directory).environment("USER", "alice").environment("NO_COLOR", "1").terminal(100);
    }

    /** The whole text with true outputs. */
    String replayed(List<String> markdown) throws IOException, InterruptedException {
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

    private String output(String command) throws IOException, InterruptedException {
        if (!command.startsWith("task-mgmt ")) {
            return shell(command);
        }
        List<String> words = new ArrayList<>(Words.of(command));
        now = now.plus(STEP);
        Tool.Outcome outcome = tool.at(now.toString()).run(words.subList(1, words.size()).toArray(new String[0]));
        return visible(outcome.err()) + outcome.out();
    }

    /** What is left on the screen: a carriage return goes back to write over what stood there. */
    private static String visible(String text) {
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("exit code " + process.exitValue() + " of '" + command + "': " + output);
        }
        return output;
    }
}
