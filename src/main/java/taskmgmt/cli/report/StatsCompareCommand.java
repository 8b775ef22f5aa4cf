package taskmgmt.cli.report;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.option.WindowOptions;
import taskmgmt.render.Plain;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Window;
import taskmgmt.report.figures.ComparisonReport;
import taskmgmt.report.figures.ComparisonReport.Side;
import taskmgmt.stats.Both;
import taskmgmt.stats.Breakdown;
import taskmgmt.stats.Dimension;
import taskmgmt.stats.Projection;
import taskmgmt.store.read.Runs;
import taskmgmt.view.report.ComparisonSheet;

/** Compares subsystems with each other, and a period with the one before. */
final class StatsCompareCommand extends Command {
    private final Option<String> against = option("--against").oneOf("previous")
            .text("beside each figure, that of the period of the same length right before, and the change");
    private final Options<String> types = option("--type").label("TYPE").anyOf("only tasks of this type");
    private final Options<String> subsystems = optionalArgument("SUBSYSTEM").repeatable("which ones (default: all)");
    private final WindowOptions time = uses(new WindowOptions());
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    StatsCompareCommand() {
        super("stats compare", "compare subsystems, or a period with the one before");
        details("The figures are those of 'task-mgmt stats --by subsystem', and mean the same.",
                "Changes are in percent of the figure before; those of rates, which are percentages themselves, in "
                        + "percentage points (pp). How many tasks were open in the period before is not known.");
        examples("task-mgmt stats compare", "task-mgmt stats compare storage learning --since 7d",
                "task-mgmt stats compare --period 7d --against previous",
                "task-mgmt stats compare --period 1d --against previous --json | jq '.subsystems[].change_percent.duration'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (against.isSet()) {
            Window window = time.windowAfterAnother(session);
            Runs<Both<Breakdown, Breakdown>> runs =
                    log.runs(session).fold(Both.of(gathering(window), gathering(window.previous())));
            report(runs, runs.fold().first(), runs.fold().second(), window, session);
        } else {
            Window window = time.window(session);
            Runs<Breakdown> runs = log.runs(session).fold(gathering(window));
            report(runs, runs.fold(), null, window, session);
        }
        return ExitCode.DONE;
    }

    private static Projection<Breakdown> gathering(Window window) {
        return Breakdown.by(Set.of(Dimension.SUBSYSTEM, Dimension.TYPE), window.period());
    }

    private void report(Runs<?> runs, Breakdown current, @Nullable Breakdown previous, Window window, Session session)
            throws IOException {
        StatsReading.addOpen(runs, current, window);
        ComparisonReport report = ComparisonReport.of(new LinkedHashSet<>(subsystems.all()),
                StatsReading.only(List.of(), types.all()), window, current, previous);
        if (output.format().isLines()) {
            output.list(ComparisonSheet.rows(), ComparisonSheet.Row.of(report), session);
        } else {
            output.report(report.data(runs.damaged(), runs.strays()),
                    (page, out) -> ComparisonSheet.write(report, page.columns(), new Sheet(page, out)), session);
        }
        tellMissing(report, session);
        if (StatsReading.isEmpty(current)) {
            StatsReading.tellNothing(log, window.since(), null, session);
        }
        TaskReading.tellDamage(runs.damaged(), session);
    }

    /** Reports unknown names, so that a misspelt one does not look like an idle subsystem. */
    private void tellMissing(ComparisonReport report, Session session) throws IOException {
        if (report.subsystems().stream().allMatch(Side::isEmpty)) {
            TaskReading.tellUnknown(log.reader(session), subsystems.all(), types.all(), session);
        }
        for (Side side : report.subsystems()) {
            if (side.isEmpty()) {
                session.err().println(Program.NAME + ": there is no task of subsystem '"
                        + Plain.text(Objects.requireNonNullElse(side.name(), "")) + "' in this time");
            }
        }
    }
}
