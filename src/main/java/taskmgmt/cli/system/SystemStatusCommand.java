package taskmgmt.cli.system;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.machine.Machine;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.stats.GroupCounters;
import taskmgmt.store.survey.LogSurvey;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** Shows how the logs are, what is in them, and how the machine is. */
final class SystemStatusCommand extends Command {
    private static final List<Column> LOGS = List.of(Column.exact("log", "LOG"), Column.number("bytes", "SIZE"),
            Column.number("lines", "LINES"), Column.exact("changed_at", "CHANGED"));

    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    SystemStatusCommand() {
        super("system status", "show the logs, the tasks in them and the machine in figures");
        details("What lags is made up for by the next command that writes: the bus is taken into the registry, lines get "
                + "their entries in the audit log, and a large registry gets its index. A report that has read much beyond its "
                + "checkpoint makes a new one; the one shown is that of 'system'.");
        examples("task-mgmt system status", "task-mgmt system status --json | jq .tasks.by_status");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        SystemView view = SystemView.of(log, session);
        output.report(data(view), (page, out) -> text(view, new Sheet(page, out)), session);
        TaskReading.tellDamage(view.runs().damaged(), session);
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> data(SystemView view) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("version", Program.version());
        data.put("java_version", Runtime.version().toString());
        data.put("directory", view.directory().toString());
        data.put("logs", view.survey().logs().stream().map(SystemStatusCommand::log).toList());
        LogSurvey.Lag lag = view.survey().lag();
        data.put("bus_lag_bytes", lag.busBytes());
        data.put("bus_lag_lines", lag.busLines());
        data.put("audit_lag_bytes", lag.unaudited());
        data.put("index_lag_bytes", lag.unindexedBytes());
        data.put("checkpoint_lag_bytes", lag.unkeptBytes());
        data.put("tasks", tasks(view));
        data.put("incidents", incidents(view));
        data.put("machine", machine(view));
        return data;
    }

    private static Map<String, @Nullable Object> log(LogSurvey.Log log) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("log", log.name());
        data.put("bytes", log.bytes());
        data.put("lines", log.lines());
        data.put("unterminated_bytes", log.unterminatedBytes());
        data.put("changed_at", log.changed() == null ? null : log.changed().truncatedTo(ChronoUnit.MICROS));
        return data;
    }

    private static Map<String, @Nullable Object> tasks(SystemView view) {
        Map<String, @Nullable Object> byStatus = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            byStatus.put(status.text(), view.tasks(status));
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("all", view.tasks());
        data.put("open", view.runs().open().size());
        data.put("running", view.tasks(Status.ACTIVE));
        data.put("by_status", byStatus);
        TaskRun oldest = view.oldestOpen();
        data.put("oldest_open_id", oldest == null ? null : oldest.id());
        data.put("oldest_open_seconds", oldest == null ? null : TaskRun.seconds(view.age(oldest.moments().created())));
        data.put("stray_events", view.runs().strays());
        data.put("damaged_lines", view.runs().damaged());
        return data;
    }

    private static Map<String, @Nullable Object> incidents(SystemView view) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (IncidentStatus status : IncidentStatus.values()) {
            data.put(status.text(), view.incidents().getOrDefault(status, 0L));
        }
        return data;
    }

    private static Map<String, @Nullable Object> machine(SystemView view) {
        Machine.Figures machine = view.machine();
        Machine.Load load = machine.load();
        SystemView.Disk disk = view.disk();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("processors", machine.processors());
        data.put("load_1m", load == null ? null : load.one());
        data.put("load_5m", load == null ? null : load.five());
        data.put("load_15m", load == null ? null : load.fifteen());
        data.put("memory_bytes", machine.memoryBytes());
        data.put("memory_available_bytes", machine.memoryAvailableBytes());
        data.put("uptime_seconds", machine.uptimeSeconds());
        data.put("disk_bytes", disk == null ? null : disk.totalBytes());
        data.put("disk_free_bytes", disk == null ? null : disk.freeBytes());
        return data;
    }

    private static void text(SystemView view, Sheet sheet) throws IOException {
        LogSurvey.Lag lag = view.survey().lag();
        sheet.title(Program.NAME + " " + Program.version() + ", Java " + Runtime.version().feature())
                .figure("Log directory", view.directory().toString())
                .figure("Tasks", tasksText(view))
                .figure("Ended", endedText(view.runs().fold().total()))
                .figure("Oldest open", oldestText(view))
                .figure("Incidents", incidentsText(view))
                .figure("Bus", lag.busBytes() == 0 ? "nothing waits"
                        : Human.count(lag.busLines(), "line waits", "lines wait") + " (" + Human.bytes(lag.busBytes()) + ")")
                .figure("Audit log", lag.unaudited() == 0 ? "has an entry for every line"
                        : "lacks entries for " + Human.bytes(lag.unaudited()))
                .figure("Index", lag.unindexedBytes() == 0 ? "up to date"
                        : Human.bytes(lag.unindexedBytes()) + " behind the registry")
                .figure("Checkpoint", lag.unkeptBytes() == 0 ? "up to date"
                        : Human.bytes(lag.unkeptBytes()) + " behind the registry")
                .figure("Load", loadText(view.machine()))
                .figure("Memory", memoryText(view.machine()))
                .figure("Disk", diskText(view.disk()))
                .table("Logs", LOGS, logRows(view.survey()));
    }

    private static String tasksText(SystemView view) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            long count = view.tasks(status);
            if (count > 0) {
                parts.add(Human.count(count) + " " + status.text());
            }
        }
        return Human.count(view.tasks()) + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static String endedText(GroupCounters.Counters total) {
        if (total.ended() == 0) {
            return "none";
        }
        long withDeadline = total.inTime() + total.late();
        return Human.percent(100.0 * total.ended(Status.COMPLETED) / total.ended()) + " with success"
                + (withDeadline == 0 ? ""
                        : ", " + Human.percent(100.0 * total.inTime() / withDeadline) + " of those with a deadline met it");
    }

    private static String oldestText(SystemView view) {
        TaskRun oldest = view.oldestOpen();
        return oldest == null ? "none" : oldest.id() + ", created " + Human.duration(
                Duration.of(view.age(oldest.moments().created()), ChronoUnit.MICROS)) + " ago";
    }

    private static String incidentsText(SystemView view) {
        List<String> parts = new ArrayList<>();
        view.incidents().forEach((status, count) -> parts.add(Human.count(count) + " " + status.text()));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static String loadText(Machine.Figures machine) {
        Machine.Load load = machine.load();
        return (load == null ? "unknown" : load.one() + ", " + load.five() + ", " + load.fifteen())
                + " on " + Human.count(machine.processors(), "processor", "processors");
    }

    private static String memoryText(Machine.Figures machine) {
        Long all = machine.memoryBytes();
        Long available = machine.memoryAvailableBytes();
        return all == null || available == null ? "unknown"
                : Human.bytes(available) + " of " + Human.bytes(all) + " available";
    }

    private static String diskText(SystemView.@Nullable Disk disk) {
        return disk == null ? "unknown" : Human.bytes(disk.freeBytes()) + " of " + Human.bytes(disk.totalBytes()) + " free";
    }

    private static List<@Nullable Object[]> logRows(LogSurvey survey) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LogSurvey.Log log : survey.logs()) {
            if (log.changed() != null) {
                rows.add(new @Nullable Object[] {log.name(), Human.bytes(log.bytes()), Human.count(log.lines()), log.changed()});
            }
        }
        return rows;
    }
}
