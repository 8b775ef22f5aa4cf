package taskmgmt.view.system;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.machine.Machine;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Population;
import taskmgmt.report.system.LogFigures;
import taskmgmt.report.system.LogLag;
import taskmgmt.stats.GroupCounters;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;

/**
 * The state of the logs, their contents, and the state of the machine, for people and programs.
 *
 * @param program the program's name
 * @param version of the program
 */
public record StatusDocument(SystemView view, String program, String version) implements Document {
    private static final FieldList<LogFigures> LOGS = FieldList.<LogFigures>always()
            .exact("log", "LOG", LogFigures::name)
            .number("bytes", "BYTES", LogFigures::bytes)
            .number("lines", "LINES", LogFigures::lines)
            .number("unterminated_bytes", "UNTERMINATED", LogFigures::unterminatedBytes)
            .exact("changed_at", "CHANGED", log -> log.changed() == null ? null : log.changed().truncatedTo(ChronoUnit.MICROS));
    private static final FieldList<LogFigures> SHOWN = FieldList.<LogFigures>always()
            .exact("log", "LOG", LogFigures::name)
            .number("bytes", "SIZE", log -> Human.bytes(log.bytes()))
            .number("lines", "LINES", log -> Human.count(log.lines()))
            .exact("changed_at", "CHANGED", LogFigures::changed);

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("version", version);
        data.put("java_version", Runtime.version().toString());
        data.put("directory", view.directory());
        data.put("logs", view.logs().stream().map(LOGS::object).toList());
        LogLag lag = view.lag();
        data.put("bus_lag_bytes", lag.busBytes());
        data.put("bus_lag_lines", lag.busLines());
        data.put("audit_lag_bytes", lag.unaudited());
        data.put("index_lag_bytes", lag.unindexedBytes());
        data.put("checkpoint_lag_bytes", lag.unkeptBytes());
        data.put("tasks", tasks());
        data.put("incidents", incidents());
        data.put("machine", machine());
        return data;
    }

    private Map<String, @Nullable Object> tasks() {
        Map<String, @Nullable Object> byStatus = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            byStatus.put(status.text(), view.tasks().in(status));
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("all", view.tasks().all());
        data.put("open", view.tasks().open().size());
        data.put("running", view.tasks().in(Status.ACTIVE));
        data.put("by_status", byStatus);
        data.put("success_rate_percent", success(view.tasks().ended().total()));
        data.put("mean_duration_seconds", view.tasks().ended().total().durations().meanSeconds());
        TaskRun oldest = view.tasks().oldestOpen();
        data.put("oldest_open_id", oldest == null ? null : oldest.id());
        data.put("oldest_open_seconds", oldest == null ? null : Micros.seconds(view.age(oldest.moments().created())));
        data.put("stray_events", view.tasks().strays());
        data.put("damaged_lines", view.tasks().damaged());
        return data;
    }

    private Map<String, @Nullable Object> incidents() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (IncidentStatus status : IncidentStatus.values()) {
            data.put(status.text(), view.incidents().getOrDefault(status, 0L));
        }
        return data;
    }

    private Map<String, @Nullable Object> machine() {
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

    @Override
    public void write(Page page, Writer out) throws IOException {
        LogLag lag = view.lag();
        new Sheet(page, out).title(program + " " + version + ", Java " + Runtime.version().feature())
                .figure("Log directory", view.directory())
                .figure("Tasks", tasksText())
                .figure("Ended", endedText(view.tasks().ended().total()))
                .figure("Oldest open", oldestText())
                .figure("Incidents", incidentsText())
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
                .table("Logs", SHOWN.columns(), SHOWN.rows(there()));
    }

    private String tasksText() {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            long count = view.tasks().in(status);
            if (count > 0) {
                parts.add(Human.count(count) + " " + status.text());
            }
        }
        return Human.count(view.tasks().all()) + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static String endedText(GroupCounters.Counters total) {
        Decimal success = success(total);
        if (success == null) {
            return "none";
        }
        long withDeadline = total.inTime() + total.late();
        return success.toPlainString() + "% with success, " + Population.SUCCESS
                + (withDeadline == 0 ? ""
                        : "; " + Human.percent(100.0 * total.inTime() / withDeadline) + " of those with a deadline met it");
    }

    private static @Nullable Decimal success(GroupCounters.Counters total) {
        return Population.successPercent(total.tasks(Status.COMPLETED), total.tasks(Status.FAILED));
    }

    private String oldestText() {
        TaskRun oldest = view.tasks().oldestOpen();
        return oldest == null ? "none" : oldest.id() + ", created " + Human.duration(
                Duration.of(view.age(oldest.moments().created()), ChronoUnit.MICROS)) + " ago";
    }

    private String incidentsText() {
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

    private List<LogFigures> there() {
        return view.logs().stream().filter(log -> log.changed() != null).toList();
    }
}
