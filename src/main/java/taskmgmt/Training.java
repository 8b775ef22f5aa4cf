package taskmgmt;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import taskmgmt.cli.LauncherPatterns;
import taskmgmt.cli.ManualPages;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Program;

/**
 * Runs the everyday commands once, in one JVM, so that the AOT cache made from that run holds what they load: one cache for
 * the commands that write or run others and one for those that read, as everything in a cache is paid for at each start. Only the build
 * starts it. It works on a log directory of its own, and fails when a command fails: a cache trained on error
 * messages would be accepted and useless.
 */
public final class Training {
    /** Stands for the temporary log directory in the commands. */
    private static final String LOGS = "{logs}";

    /** Stands for a file of events in the commands, enough of them that tasks are looked up in the index afterwards. */
    private static final String EVENTS = "{events}";

    private static final int EVENT_COUNT = 4_000;

    /** Stands for a log directory with a longer history, from which the reports learn how lines look. */
    private static final String HISTORY = "{history}";

    private static final int HISTORY_TASKS = 60_000;
    private static final int OPEN_TASKS = 300;
    /** Two days ago, so that reports on the last days have something to report; a training is one short run of this class. */
    @SuppressWarnings("TimeInStaticInitializer")
    private static final Instant HISTORY_START = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS).plusNanos(123_456_000);

    /**
     * The commands that change the log or run another, and those that nobody waits for longer than for these. One a line, its words
     * separated by blanks; they run in this order on the same log directory.
     */
    private static final List<String> WRITING = List.of(
            "--version",
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
            "events publish task.created task_id=published --logs {logs}",
            "incident open --failure-mode port_in_use --severity high --metadata port=8080 --logs {logs}",
            "incident resolve inc --action restart --logs {logs}",
            "events ingest {events} --logs {logs}",
            "task create --title late --id late --logs {logs}",
            "logs rotate --logs {logs}",
            "task create --title later --logs {logs}",
            "task complete job_7 --logs {logs}",
            "task complete late --logs {logs}",
            "add --id queued --logs {logs} -- true",
            "run --logs {logs} -- true",
            "run --logs {logs} --no-tail -- true");

    /** The commands that read whole logs, over a small one and over one that is worth a checkpoint. */
    private static final List<String> READING = List.of(
            "--help",
            "task create --title first --id first --type backup --subsystem storage --start --logs {logs}",
            "task complete first --logs {logs}",
            "incident open --failure-mode port_in_use --severity high --metadata port=8080 --logs {logs}",
            "incident resolve inc --action restart --logs {logs}",
            "events ingest {events} --logs {logs}",
            "task list --limit 0 --logs {logs}",
            "task list --status completed --json --logs {logs}",
            "task show first --logs {logs}",
            "task show first --json --logs {logs}",
            "incident list --logs {logs}",
            "audit list --limit 0 --logs {logs}",
            "audit list --json --logs {logs}",
            "evidence healing --logs {logs}",
            "evidence unified --logs {logs}",
            "evidence unified --json --logs {logs}",
            "audit verify --logs {logs}",
            "audit verify --incremental --logs {logs}",
            "audit verify --incremental --logs {logs}",
            "stats --logs {logs}",
            "task list --limit 30 --logs {history}",
            "task create --title last --id last --logs {history}",
            "task list --limit 30 --logs {history}",
            "task list --id last --sort task_id --columns task_id,title -L 50 -o tsv --no-headers --logs {history}",
            "task show las --logs {history}",
            "stats --logs {history}",
            "stats --logs {history}",
            "stats --json --logs {history}",
            "stats --by status,day --json --logs {history}",
            "forecast --type type3 --subsystem sub1 --logs {history}",
            "forecast --type type3 --subsystem sub1 --json --logs {history}",
            "forecast remaining --active --limit 0 --logs {history}",
            "anomalies --since 2026-01-01 --limit 0 --logs {history}",
            "stuck --limit 0 --logs {history}",
            "sla --logs {history}",
            "mttr --logs {logs}",
            "trend duration --logs {history}",
            "insights --since 2026-01-01 --limit 0 --logs {history}",
            "dashboard --logs {history}",
            // The same of a log that was rotated, as each is that has become large.
            "logs rotate --logs {history}",
            "task list --limit 30 --logs {history}",
            "task list --id last --sort task_id --columns task_id,title -L 50 -o tsv --no-headers --logs {history}",
            "task show las --logs {history}",
            "stats --logs {history}",
            "system status --logs {logs}",
            "system metrics --logs {logs}");

    private Training() {}

    /**
     * @param args {@code writing} or {@code reading}: which commands the cache is for; or {@code launcher}, for its patterns; or
     *             {@code manual}, for the pages of {@code man}, followed by the directory for them and their date
     */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("launcher")) {
            System.out.print(LauncherPatterns.lines());
        } else if (args[0].equals("manual")) {
            for (Map.Entry<String, String> page : ManualPages.of(LocalDate.parse(args[2]), Program.version()).entrySet()) {
                Files.writeString(Path.of(args[1], page.getKey()), page.getValue());
            }
        } else {
            runAll(Load.Cache.valueOf(args[0].toUpperCase(Locale.ROOT)), System.out, System.err, true);
        }
    }

    /** The command lines that the training of a cache runs, in this order. */
    public static List<String> lines(Load.Cache cache) {
        return cache == Load.Cache.WRITING ? WRITING : READING;
    }

    static void runAll(Load.Cache cache, OutputStream out, OutputStream err, boolean own) throws IOException {
        Path directory = Files.createTempDirectory("task-mgmt-training");
        try {
            writeEvents(directory.resolve("events.jsonl"));
            writeHistory(Files.createDirectory(directory.resolve("history")).resolve("registry.jsonl"));
            for (String command : lines(cache)) {
                run(command, directory, out, err, own);
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

    /** Each task is created, started and ended, with others in between, in lines of all the kinds that logs hold. */
    private static void writeHistory(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < HISTORY_TASKS; i++) {
                lines.write(created(i));
                lines.write(event(i, "started", Math.max(0, i - OPEN_TASKS / 2))
                        + ",\"actor\":\"node-" + i % 40 + "\",\"owner\":{\"pid\":" + (1000 + i) + ",\"boot_id\":\"5f0c1e0a-7a55\"}}\n");
                if (i % 4 == 0) {
                    lines.write(event(i, i % 3 == 0 ? "verified" : "progress", Math.max(0, i - 1)) + (i % 3 == 0
                            ? ",\"verification\":{\"passed\":true,\"details\":null}}\n"
                            : ",\"progress_percent\":" + i % 100 + ".5,\"progress_message\":\"step " + i + "\"}\n"));
                }
                if (i >= OPEN_TASKS) {
                    lines.write(ended(i));
                }
            }
        }
    }

    private static String created(int i) {
        String title = switch (i % 5) {
            case 0 -> "nächtliche Sicherung 🚀 " + i;
            case 1 -> "index \\\"customers\\\" \\\\ part " + i;
            default -> "nightly backup of volume " + i;
        };
        String more = switch (i % 3) {
            case 0 -> ",\"tags\":[\"nightly\",\"täglich\"],\"metadata\":{\"run\":" + i + ",\"dry\":false,\"from\":\"s3://a/" + i + "\"}";
            case 1 -> ",\"sla_deadline\":\"" + time(i + 500) + "\",\"verification_required\":true";
            default -> ",\"description\":\"started by hand\",\"metadata\":{\"run\":" + i + "}";
        };
        return event(i, "created", i) + ",\"task_type\":\"type" + i % 10 + "\",\"subsystem\":\"sub" + i % 3 + "\",\"title\":\"" + title
                + "\",\"created_by\":\"ann\",\"priority\":" + (i % 10 + 1) + more + "}\n";
    }

    private static String ended(int i) {
        String usage = ",\"resource_usage\":{\"cpu_seconds\":0." + i + ",\"memory_peak_mb\":" + i % 500 + ".25,\"disk_read_mb\":12.5"
                + ",\"source\":\"measured\"},\"duration_seconds\":" + i % 60 + ".479,\"duration_from\":\"started\"}\n";
        return i % 20 == 0
                ? event(i, "failed", i - OPEN_TASKS) + ",\"actor\":\"node\",\"error_message\":\"exit 1\"" + usage
                : event(i, "completed", i - OPEN_TASKS) + ",\"actor\":\"node\",\"success\":true,\"verified\":true,\"result\":{\"files\":" + i
                        + ",\"digest\":\"2a82187d7d114ba3\"}" + usage;
    }

    private static String event(int second, String what, int task) {
        return "{\"ts\":\"" + time(second) + "\",\"event\":\"task." + what + "\",\"task_id\":\"sub_type_" + task + "\"";
    }

    private static String time(int second) {
        return HISTORY_START.plusSeconds(second).toString();
    }

    private static void run(String command, Path directory, OutputStream out, OutputStream err, boolean own) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer rest = new StringTokenizer(command); rest.hasMoreTokens(); ) {
            String word = rest.nextToken();
            words.add(switch (word) {
                case LOGS -> directory.resolve("logs").toString();
                case HISTORY -> directory.resolve("history").toString();
                case EVENTS -> directory.resolve("events.jsonl").toString();
                default -> word;
            });
        }
        int exitCode = Main.run(words.toArray(new String[0]), out, err, own);
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
