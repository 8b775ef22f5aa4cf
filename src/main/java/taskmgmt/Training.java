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

    /** Stands for a file of events in {@link #COMMANDS}, enough of them that tasks are looked up in the index afterwards. */
    private static final String EVENTS = "{events}";

    private static final int EVENT_COUNT = 4_000;

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
            "incident open --failure-mode port_in_use --severity high --metadata port=8080 --logs {logs}",
            "incident resolve inc --action restart --logs {logs}",
            "incident list --logs {logs}",
            "audit list --logs {logs}",
            "audit list --json --logs {logs}",
            "evidence healing --logs {logs}",
            "evidence unified --logs {logs}",
            "evidence unified --json --logs {logs}",
            "audit verify --logs {logs}",
            "events ingest {events} --logs {logs}",
            "task create --title late --id late --logs {logs}",
            "task create --title later --logs {logs}",
            "task complete job_7 --logs {logs}",
            "task complete late --logs {logs}");

    private Training() {}

    public static void main(String[] args) throws IOException {
        runAll(System.out, System.err);
    }

    static void runAll(OutputStream out, OutputStream err) throws IOException {
        Path directory = Files.createTempDirectory("task-mgmt-training");
        try {
            writeEvents(directory.resolve("events.jsonl"));
            for (String command : COMMANDS) {
                run(command, directory, out, err);
            }
        } finally {
            delete(directory);
        }
    }

    private static void writeEvents(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < EVENT_COUNT; i++) {
            lines.append("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"job_").append(i)
                    .append("\",\"title\":\"something to look up\"}\n");
        }
        Files.writeString(file, lines);
    }

    private static void run(String command, Path directory, OutputStream out, OutputStream err) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer rest = new StringTokenizer(command); rest.hasMoreTokens(); ) {
            String word = rest.nextToken();
            words.add(switch (word) {
                case LOGS -> directory.resolve("logs").toString();
                case EVENTS -> directory.resolve("events.jsonl").toString();
                default -> word;
            });
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
