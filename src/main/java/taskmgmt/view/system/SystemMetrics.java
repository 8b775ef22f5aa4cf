package taskmgmt.view.system;

import static taskmgmt.render.metric.MetricFamily.Type.COUNTER;
import static taskmgmt.render.metric.MetricFamily.Type.GAUGE;
import static taskmgmt.render.metric.MetricFamily.Type.HISTOGRAM;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.machine.Machine;
import taskmgmt.render.metric.MetricFamily;
import taskmgmt.report.Population;
import taskmgmt.report.system.LogFigures;
import taskmgmt.report.system.LogLag;
import taskmgmt.stats.Group;
import taskmgmt.stats.GroupCounters.Counters;
import taskmgmt.stats.TimeHistogram;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** A view of the system as metrics. Names begin with {@code task_mgmt_} and never change. */
public final class SystemMetrics {
    /** The combined name of the groups beyond those that get figures of their own. */
    public static final String OTHERS = "(others)";

    private final SystemView view;
    private final Map<Group, Counters> groups;
    private final List<MetricFamily> families = new ArrayList<>();

    private SystemMetrics(SystemView view, int mostGroups) {
        this.view = view;
        this.groups = largest(view.tasks().ended().groups(), mostGroups);
    }

    /**
     * @param mostGroups up to N groups, those with the most tasks, have figures of their own; the others share one
     * @param version    of the program
     */
    public static List<MetricFamily> of(SystemView view, int mostGroups, String version) {
        SystemMetrics metrics = new SystemMetrics(view, mostGroups);
        metrics.logs(version);
        metrics.tasks();
        metrics.groups();
        metrics.machine();
        return metrics.families;
    }

    /** A figure a row. */
    public static Listing<MetricFamily.Sample> rows() {
        return FieldList.<MetricFamily.Sample>always()
                .exact("metric", "METRIC", MetricFamily.Sample::name)
                .text("labels", "LABELS", MetricFamily.Sample::labels)
                .number("value", "VALUE", MetricFamily.Sample::value);
    }

    private static Map<Group, Counters> largest(Map<Group, Counters> all, int most) {
        List<Map.Entry<Group, Counters>> bySize = new ArrayList<>(all.entrySet());
        bySize.sort(Comparator.comparingLong((Map.Entry<Group, Counters> entry) -> -entry.getValue().ended())
                .thenComparing(Map.Entry.comparingByKey()));
        Map<Group, Counters> groups = new LinkedHashMap<>();
        bySize.stream().limit(most).sorted(Map.Entry.comparingByKey())
                .forEach(entry -> groups.put(entry.getKey(), entry.getValue()));
        if (bySize.size() > most) {
            Counters others = new Counters();
            bySize.stream().skip(most).forEach(entry -> others.add(entry.getValue()));
            groups.put(new Group(OTHERS, OTHERS), others);
        }
        return groups;
    }

    private void logs(String version) {
        family("task_mgmt_build_info", GAUGE, "The version of task-mgmt; the value means nothing.")
                .sample(Map.of("version", version), 1);
        ofLogs("task_mgmt_log_bytes", "Size of a log.", LogFigures::bytes);
        ofLogs("task_mgmt_log_lines", "Lines of a log that are not blank.", LogFigures::lines);
        LogLag lag = view.lag();
        gauge("task_mgmt_bus_lag_bytes", "What of the bus is not in the registry yet.", lag.busBytes());
        gauge("task_mgmt_bus_lag_lines", "Lines of the bus that are not in the registry yet.", lag.busLines());
        gauge("task_mgmt_audit_lag_bytes", "What has no entry in the audit log yet.", lag.unaudited());
        gauge("task_mgmt_index_lag_bytes", "What of the registry is not in its index yet.", lag.unindexedBytes());
        gauge("task_mgmt_checkpoint_lag_bytes", "What of the registry is not in the checkpoint of these metrics yet.",
                lag.unkeptBytes());
        gauge("task_mgmt_damaged_lines", "Lines of the registry that hold no event.", view.tasks().damaged());
        gauge("task_mgmt_stray_events", "Events of tasks that nobody created.", view.tasks().strays());
    }

    private void ofLogs(String name, String help, Function<LogFigures, Number> figure) {
        MetricFamily family = family(name, GAUGE, help);
        for (LogFigures log : view.logs()) {
            family.sample(Map.of("log", log.name()), figure.apply(log));
        }
    }

    private void tasks() {
        MetricFamily tasks = family("task_mgmt_tasks", GAUGE, "Tasks by the state they are in now.");
        for (Status status : Status.values()) {
            tasks.sample(Map.of("status", status.text()), view.tasks().in(status));
        }
        family("task_mgmt_tasks_created_total", COUNTER, "Tasks ever created.").sample(Map.of(), view.tasks().all());
        Counters total = view.tasks().ended().total();
        gauge("task_mgmt_success_rate_percent", "Completed out of completed and failed tasks, by their last attempts.",
                Population.successPercent(total.tasks(Status.COMPLETED), total.tasks(Status.FAILED)));
        gauge("task_mgmt_mean_duration_seconds", "Mean time of completed and failed attempts whose duration is known.",
                total.durations().meanSeconds());
        TaskRun oldest = view.tasks().oldestOpen();
        gauge("task_mgmt_oldest_open_task_age_seconds", "How long ago the oldest open task was created.",
                oldest == null ? 0.0 : view.age(oldest.moments().created()) / 1e6);
        MetricFamily incidents = family("task_mgmt_incidents", GAUGE, "Incidents by the state they are in now.");
        for (IncidentStatus status : IncidentStatus.values()) {
            incidents.sample(Map.of("status", status.text()), view.incidents().getOrDefault(status, 0L));
        }
    }

    private void groups() {
        MetricFamily ended = family("task_mgmt_tasks_ended_total", COUNTER, "Attempts that ended, by how: a task that failed and was tried again has several.");
        groups.forEach((group, counters) -> {
            for (Status status : Status.values()) {
                if (status.isTerminal()) {
                    ended.sample(labels(group, "status", status.text()), counters.ended(status));
                }
            }
        });
        histogram("task_mgmt_task_duration_seconds", "How long completed and failed attempts took from start to end, if that is known.", Counters::durations);
        histogram("task_mgmt_task_queue_seconds", "How long tasks waited from creation to start.", Counters::waits);
        counter("task_mgmt_task_cpu_seconds_total", "Processor time, of the tasks that told it.", Counters::cpuSeconds);
        counter("task_mgmt_task_retries_total", "How often tasks were sent back for another try.", Counters::retries);
        split("task_mgmt_verifications_total", "Verifications of tasks, by result.", "result",
                Map.of("passed", Counters::passes, "failed", Counters::failures));
        split("task_mgmt_deadlines_total", "Tasks with a deadline that ended, by whether they met it.", "result",
                Map.of("met", Counters::inTime, "missed", Counters::late));
    }

    private void histogram(String name, String help, Function<Counters, TimeHistogram> of) {
        MetricFamily family = family(name, HISTOGRAM, help);
        groups.forEach((group, counters) -> {
            TimeHistogram times = of.apply(counters);
            for (int i = 0; i < TimeHistogram.BOUNDS_SECONDS.size(); i++) {
                family.part("_bucket", labels(group, "le", TimeHistogram.BOUNDS_SECONDS.get(i).toString()), times.upTo(i));
            }
            family.part("_bucket", labels(group, "le", "+Inf"), times.count());
            family.part("_sum", labels(group), times.sumSeconds());
            family.part("_count", labels(group), times.count());
        });
    }

    private void counter(String name, String help, Function<Counters, Number> figure) {
        MetricFamily family = family(name, COUNTER, help);
        groups.forEach((group, counters) -> family.sample(labels(group), figure.apply(counters)));
    }

    private void split(String name, String help, String label, Map<String, Function<Counters, Number>> figures) {
        MetricFamily family = family(name, COUNTER, help);
        groups.forEach((group, counters) -> figures.keySet().stream().sorted().forEach(value -> {
            Function<Counters, Number> figure = figures.get(value);
            if (figure != null) {
                family.sample(labels(group, label, value), figure.apply(counters));
            }
        }));
    }

    private void machine() {
        Machine.Figures machine = view.machine();
        SystemView.Disk disk = view.disk();
        gauge("task_mgmt_machine_processors", "Processors of the machine.", machine.processors());
        MetricFamily load = family("task_mgmt_machine_load", GAUGE, "Load average, by how far it goes back.");
        if (machine.load() != null) {
            load.sample(Map.of("window", "1m"), machine.load().one())
                    .sample(Map.of("window", "5m"), machine.load().five())
                    .sample(Map.of("window", "15m"), machine.load().fifteen());
        }
        gauge("task_mgmt_machine_memory_bytes", "Memory of the machine.", machine.memoryBytes());
        gauge("task_mgmt_machine_memory_available_bytes", "Memory that a new process can have without swapping.",
                machine.memoryAvailableBytes());
        gauge("task_mgmt_machine_uptime_seconds", "Since the machine was started.", machine.uptimeSeconds());
        used(machine, Machine.Resource.PROCESSORS, "task_mgmt_machine_cpu_seconds_total", "Time of all processors since the start of the machine, by what they did.", "mode");
        used(machine, Machine.Resource.NETWORK, "task_mgmt_machine_network_bytes_total", "Bytes through network devices but the loopback, since the start of the machine.", "direction");
        used(machine, Machine.Resource.DISK, "task_mgmt_machine_disk_bytes_total", "Bytes from and to disks, since the start of the machine.", "direction");
        gauge("task_mgmt_disk_bytes", "Size of the file system that the logs are on.",
                disk == null ? null : disk.totalBytes());
        gauge("task_mgmt_disk_free_bytes", "Free space of the file system that the logs are on.",
                disk == null ? null : disk.freeBytes());
    }

    private void used(Machine.Figures machine, Machine.Resource resource, String name, String help, String part) {
        MetricFamily family = family(name, COUNTER, help);
        for (Machine.Used used : machine.used()) {
            if (used.resource() == resource) {
                Map<String, String> labels = new LinkedHashMap<>();
                if (!used.device().isEmpty()) {
                    labels.put("device", used.device());
                }
                labels.put(part, used.part());
                Number bytes = Math.round(used.amount());
                family.sample(labels, resource == Machine.Resource.PROCESSORS ? (Number) used.amount() : bytes);
            }
        }
    }

    /** Adds a family with one figure, or with none if it is unknown. */
    private void gauge(String name, String help, @Nullable Number value) {
        MetricFamily family = family(name, GAUGE, help);
        if (value != null) {
            family.sample(Map.of(), value);
        }
    }

    private MetricFamily family(String name, MetricFamily.Type type, String help) {
        MetricFamily family = new MetricFamily(name, type, help);
        families.add(family);
        return family;
    }

    private static Map<String, String> labels(Group group, String... more) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("subsystem", group.subsystem());
        labels.put("task_type", group.type());
        for (int i = 0; i < more.length; i += 2) {
            labels.put(more[i], more[i + 1]);
        }
        return labels;
    }
}
