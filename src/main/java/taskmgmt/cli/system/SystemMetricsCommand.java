package taskmgmt.cli.system;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.metric.MetricFamily;
import taskmgmt.view.system.SystemMetrics;
import taskmgmt.view.system.SystemView;

/** Prints every figure, for people and for Prometheus. */
final class SystemMetricsCommand extends Command {
    private static final String PROMETHEUS = "prometheus";
    private static final String OPEN_METRICS = "openmetrics";
    private static final int DEFAULT_GROUPS = 100;

    private final Option<Integer> groups = option("--groups").as(Numbers.between(1, 10_000), "N")
            .text("report the N groups of subsystem and type with the most tasks apart (default: " + DEFAULT_GROUPS + ")");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions(PROMETHEUS, OPEN_METRICS));

    SystemMetricsCommand() {
        super("system metrics", "print metrics of the logs, tasks, incidents and machine, also for Prometheus");
        details("-o prometheus prints the text format 0.0.4 of https://prometheus.io/docs/instrumenting/exposition_formats/, "
                + "-o openmetrics OpenMetrics 1.0.0. "
                + "Counters (_total) and histograms go over all of the registry, so they only grow. The groups that --groups "
                + "leaves over share one figure under the name " + SystemMetrics.OTHERS + ".");
        examples("task-mgmt system metrics",
                "task-mgmt system metrics -o prometheus > new && mv new /var/lib/node_exporter/task_mgmt.prom");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        SystemView view = SystemReading.of(log, session);
        List<MetricFamily> families = SystemMetrics.of(view, groups.or(DEFAULT_GROUPS), Program.version());
        if (output.is(PROMETHEUS)) {
            output.exposition(families, session);
        } else if (output.is(OPEN_METRICS)) {
            output.openMetrics(families, session);
        } else {
            output.list(SystemMetrics.rows(), families.stream().flatMap(family -> family.samples().stream()).toList(), session);
        }
        TaskReading.tellDamage(view.tasks().damaged(), session);
        return ExitCode.DONE;
    }
}
