package taskmgmt.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the installed git for a single operation in the repository of a directory. Its arguments are a list, never a shell command
 * line, and texts are passed on standard input. It never prompts anybody, and is stopped after a timeout.
 */
public final class Git {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int SHOWN_CHARACTERS = 300;

    private final Path directory;
    private final Map<String, String> environment;

    /** @param environment the variables that git gets, including PATH, by which it is found, and HOME */
    public Git(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Creates an annotated tag of the current commit, with this message byte for byte. An existing tag of that name stays. */
    public void tag(String name, String message) throws IOException, InterruptedException {
        // Not signed by git as well: that may prompt for a passphrase, and the contents of the message are already signed.
        run(message, "tag", "--annotate", "--no-sign", "--cleanup=verbatim", "--file=-", "--", name);
    }

    /** The names of the tags that match a shell pattern, such as {@code audit-checkpoint-*}, or the tag with exactly that name. */
    public List<String> tags(String pattern) throws IOException, InterruptedException {
        return run("", "for-each-ref", "--format=%(refname:strip=2)", "refs/tags/" + pattern).lines().toList();
    }

    /** The message of a tag, which ends in one newline. */
    public String message(String tag) throws IOException, InterruptedException {
        return run("", "for-each-ref", "--format=%(contents)", "refs/tags/" + tag).stripTrailing() + "\n";
    }

    private String run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = started(builder);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process));
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedEarly) {
            process.waitFor(LONGEST); // its exit code and output say more than the failed write
        }
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("git " + arguments[0] + " did not end within " + LONGEST.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("git " + arguments[0] + " failed: " + shortened(output.join()));
        }
        return output.join();
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("git cannot be run: " + e.getMessage() + ": install it, or export to a file", e);
        }
    }

    private static String text(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String text) {
        String line = text.strip().replace("\n", "; ");
        return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line;
    }
}
