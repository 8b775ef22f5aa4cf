package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.report.EndedIn;
import taskmgmt.report.Window;
import taskmgmt.report.evaluation.Evaluation;
import taskmgmt.report.evaluation.WorkFold;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.store.read.Runs;
import taskmgmt.time.TimeRange;
import taskmgmt.view.report.EvaluationRows;

/** Evaluates how well work of each kind goes. */
final class EvaluateCommand extends Command {
    private static final Duration MONTH = Duration.ofDays(30);

    private final RangeOptions time = uses(RangeOptions.of("what ended", "30d, or so long before --until"));
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("of this subsystem");
    private final Options<String> types = option("--type").label("TYPE").anyOf("of this type");
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("evaluations", EvaluationRows.in(Format.JSON),
            "worst first"));

    EvaluateCommand() {
        super("evaluate", "score each type of task, the worst first");
        details("SCORE: the mean of the parts that are known, success counting twice; from " + Evaluation.MIN_RUNS
                        + " completed or failed tasks on. TREND: by how much it rose since the period of the same length before, by the parts "
                        + "that both know. Each part is out of 100.",
                "",
                "DONE: completed of completed and failed tasks. PASSED: verifications that passed. COST: what a successful run took "
                        + "before, at the median, by what it takes now; processor time where 5 runs in each period tell it, else time; at most 100. "
                        + "STABLE: the median time of successful runs by their 95th percentile.",
                "CPU%: processor time by the time of the cores that a run was given (cpu_cores, cores, cpus or procs in the metadata, "
                        + "else one), at the median. FREE%: how much it left of the memory that it was given (memory_limit_mb or memory_mb).");
        examples("task-mgmt evaluate --since 7d", "task-mgmt evaluate --json | jq -r '.[] | select(.trend < -5) | .task_type'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Window window = window(time.range(session, MONTH), session.now());
        Runs<Both<EndedIn<WorkFold>, EndedIn<WorkFold>>> runs = log.runs(session).fold(Both.of(
                EndedIn.of(window.period(), WorkFold.PROJECTION), EndedIn.of(window.previous().period(), WorkFold.PROJECTION)));
        List<Evaluation> all = Evaluation.of(runs.fold().first().fold(), runs.fold().second().fold(), this::wanted);
        output.explained();
        output.list(EvaluationRows.in(output.format()), all, session);
        if (all.isEmpty() && !TaskReading.tellUnknown(log.reader(session), subsystems.all(), types.all(), session)) {
            StatsReading.tellNothing(log, window.since(),
                    "nothing has completed or failed since " + Human.time(Objects.requireNonNull(window.since())), session);
        }
        TaskReading.tellDamage(runs.damaged(), session);
        return ExitCode.DONE;
    }

    private static Window window(TimeRange range, Instant now) {
        Instant end = range.until();
        return new Window(range.from(), end == null ? now : end, now);
    }

    private boolean wanted(Group group) {
        return (!subsystems.isSet() || subsystems.all().contains(group.subsystem()))
                && (!types.isSet() || types.all().contains(group.type()));
    }
}
