package taskmgmt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Runs the everyday commands once, in one JVM, so that the AOT cache made from that run holds what they load. Only the
 * build starts it. It works on a log directory of its own, and fails when a command fails: a cache trained on error
 * messages would be accepted and useless.
 */
public final class Training {
    /** Stands for the temporary log directory in {@link #COMMANDS}. */
    private static final String LOGS = "{logs}";

    /** One command a line, its words separated by blanks; they run in this order on the same log directory. */
    private static final List<String> COMMANDS = List.of(
            "--version",
            "--help",
            "task create --title first --id first --logs {logs}",
            "task create --title second --id second --type backup --subsystem storage --priority high --sla 2h"
                    + " --tag nightly --metadata host=a --metadata {\"size\":1.5} --start --logs {logs}",
            "task create --title third --id third --depends-on second --requires-verification --logs {logs}",
            "task start first --logs {logs}",
            "task progress first --percent 40 --message half --logs {logs}",
            "task verify third --passed --logs {logs}",
            "task complete second --verified --result {\"ok\":true} --cpu-seconds 1.5 --logs {logs}",
            "task fail first --error broken --logs {logs}",
            "task cancel third --reason superseded --logs {logs}",
            "task list --logs {logs}",
            "task list --status completed --json --logs {logs}",
            "task show second --logs {logs}",
            "task show second --json --logs {logs}",
            "events publish task.created task_id=published --logs {logs}",
            "incident list --logs {logs}",
            "audit list --logs {logs}",
            "audit list --json --logs {logs}",
            "evidence unified --logs {logs}",
            "evidence unified --json --logs {logs}",
            "audit verify --logs {logs}");

    private Training() {}

    public static void main(String[] args) throws IOException {
        runAll(System.out, System.err);
    }

    static void runAll(OutputStream out, OutputStream err) throws IOException {
        Path logs = Files.createTempDirectory("task-mgmt-training");
        try {
            for (String command : COMMANDS) {
                run(command, logs, out, err);
            }
        } finally {
            delete(logs);
        }
    }

    private static void run(String command, Path logs, OutputStream out, OutputStream err) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer rest = new StringTokenizer(command); rest.hasMoreTokens(); ) {
            String word = rest.nextToken();
            words.add(word.equals(LOGS) ? logs.toString() : word);
        }
        int exitCode = Main.run(words.toArray(new String[0]), out, err);
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + " from: " + command);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var children = Files.newDirectoryStream(path)) {
                for (Path child : children) {
                    delete(child);
                }
            }
        }
        Files.delete(path);
    }
}
