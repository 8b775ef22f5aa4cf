package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.expect.read.ExpectationReader;
import taskmgmt.report.EndedIn;
import taskmgmt.report.Window;
import taskmgmt.report.deadline.SlaFold;
import taskmgmt.report.deadline.SlaReport;
import taskmgmt.store.read.Runs;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;
import taskmgmt.view.report.SlaDocument;

/** Says whether tasks keep their deadlines. */
final class SlaCommand extends Command {
    private static final int DEFAULT_RISK_PERCENT = 80;
    private static final int ALL = 100;

    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("of this subsystem");
    private final RangeOptions time = uses(RangeOptions.of("of the ended tasks only those that ended"));
    private final Option<Integer> atRisk = option("--at-risk").as(Numbers.between(1, ALL), "PERCENT")
            .text("percentage of its time from which a task is at risk (default: " + DEFAULT_RISK_PERCENT + ")");
    private final Option<Integer> limit = option("-L", "--limit").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("at most N open tasks, the most urgent ones, 0 for all (default: " + SlaDocument.SHOWN_TASKS + " in a table, else all)");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    SlaCommand() {
        super("sla", "report whether tasks meet their deadlines");
        details("Kept: the share of the ended tasks with a deadline that were completed by then; failed and cancelled "
                + "ones have not kept it. Margin: from the completion, or for an open task from now, to the deadline; "
                + "negative where it is past.",
                "Used: the time since the creation as a share of that from the creation to the deadline. At risk: from "
                + DEFAULT_RISK_PERCENT + "% on, see --at-risk. Overdue: the deadline has passed. Critical: overdue, and "
                + "200% or more is used; critical tasks count as overdue too.",
                "'sla escalate' records those that are overdue. A task that expects a run, see 'expect add', is overdue where that never "
                + "began, came late or was too short.");
        examples("task-mgmt sla", "task-mgmt sla --subsystem storage --since 30d --at-risk 90",
                "task-mgmt sla --json | jq '.open[] | select(.level == \"overdue\") | .task_id'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Instant now = session.now();
        TimeRange range = time.range(session);
        Runs<EndedIn<SlaFold>> runs = log.runs(session).fold(EndedIn.of(Window.of(range, now).period(), SlaFold.PROJECTION));
        SlaReport report = SlaReport.of(
                runs.fold().fold(), new ExpectationReader(log.reader(session)).withDeadlines(runs.open(), now), wanted(), Micros.of(now), atRisk.or(DEFAULT_RISK_PERCENT));
        output.show(new SlaDocument(now, range, report, limit.isSet() && limit.get() == 0 ? Integer.valueOf(Integer.MAX_VALUE) : limit.orNull()), session);
        if (report.bySubsystem().isEmpty()) {
            TaskReading.tellUnknown(log.reader(session), subsystems.all(), List.of(), session);
        }
        TaskReading.tellDamage(runs.damaged(), session);
        return ExitCode.DONE;
    }

    private Predicate<String> wanted() {
        Set<String> names = Set.copyOf(subsystems.all());
        return names.isEmpty() ? name -> true : names::contains;
    }
}
