package taskmgmt.cli.report;

import java.io.IOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.deadline.SlaFold;
import taskmgmt.report.deadline.SlaReport;
import taskmgmt.report.deadline.SlaTally;
import taskmgmt.store.read.Runs;
import taskmgmt.task.TaskRun;
import taskmgmt.time.PointInTime;

/** Says whether tasks keep their deadlines. */
final class SlaCommand extends Command {
    private static final List<Column> SUBSYSTEMS = List.of(
            Column.text("subsystem", "SUBSYSTEM"), Column.number("ended", "ENDED"), Column.number("met", "MET"),
            Column.number("compliance", "KEPT"), Column.number("mean", "MARGIN"), Column.number("smallest", "WORST"),
            Column.number("open", "OPEN"), Column.number("at_risk", "RISK"), Column.number("overdue", "OVERDUE"),
            Column.number("critical", "CRITICAL"));
    private static final List<Column> OPEN = List.of(Column.exact("task_id", "ID"), Column.text("title", "TITLE"),
            Column.exact("status", "STATUS"), Column.exact("level", "LEVEL"), Column.number("used", "USED"),
            Column.number("margin", "MARGIN"), Column.exact("sla_deadline", "DEADLINE"));
    private static final int USUAL_RISK_PERCENT = 80;
    private static final int ALL = 100;
    private static final int SHOWN_TASKS = 20;

    private final Options<String> subsystems = option("--subsystem").label("NAME").repeatable("of this subsystem");
    private final Option<PointInTime.When> since = option("--since").as(PointInTime::parse, "TIME")
            .text("of the ended tasks only those that ended then or later: 2025-01-31T12:00:00Z, 2025-01-31 or 7d "
                    + "(so long ago)");
    private final Option<Integer> atRisk = option("--at-risk").as(Numbers.between(1, ALL), "PERCENT")
            .text("the share of its time from which on a task is at risk; " + USUAL_RISK_PERCENT + " unless given");
    private final Option<Integer> limit = option("--limit").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("only so many open tasks, the most urgent ones; in a table " + SHOWN_TASKS + " unless given");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    SlaCommand() {
        super("sla", "say whether tasks keep their deadlines");
        details("Kept: the share of the ended tasks with a deadline that were completed by then; failed and cancelled "
                + "ones have not kept it. Margin: from the completion, or for an open task from now, to the deadline; "
                + "negative where it is past.",
                "Used: the time since the creation as a share of that from the creation to the deadline. At risk: from "
                + USUAL_RISK_PERCENT + "% on, see --at-risk. Overdue: the deadline has passed. Critical: overdue, and "
                + "200% or more is used; critical tasks count as overdue too.",
                "'sla escalate' records those that are overdue.");
        examples("task-mgmt sla", "task-mgmt sla --subsystem storage --since 30d --at-risk 90",
                "task-mgmt sla --json | jq '.open[] | select(.level == \"overdue\") | .task_id'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Instant now = session.now();
        Instant from = since.isSet() ? since.get().at(now) : null;
        Runs<SlaFold> runs = log.runs(session).fold(SlaFold.endedSince(TaskRun.micros(from)));
        SlaReport report = SlaReport.of(
                runs.fold(), runs.open(), wanted(), TaskRun.micros(now), atRisk.or(USUAL_RISK_PERCENT));
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("generated_at", now);
        data.put("since", from);
        data.putAll(report.data(limit.or(Integer.MAX_VALUE)));
        output.report(data, (page, out) -> write(report, new Sheet(page, out)), session);
        TaskReading.tellDamage(runs.damaged(), session);
        return ExitCode.DONE;
    }

    private Predicate<String> wanted() {
        Set<String> names = Set.copyOf(subsystems.all());
        return names.isEmpty() ? name -> true : names::contains;
    }

    private void write(SlaReport report, Sheet sheet) throws IOException {
        SlaTally total = report.total();
        sheet.title("Deadlines")
                .figure("Kept", percent(total.compliancePercent()) + " (" + Human.count(total.met()) + " of "
                        + Human.count(total.ended(), "ended task", "ended tasks") + ")")
                .figure("Margin", "mean " + span(total.meanMarginSeconds())
                        + ", worst " + span(total.smallestMarginSeconds()))
                .figure("Open", Human.count(total.open()) + ": " + Human.count(total.atRisk()) + " at risk, "
                        + Human.count(total.overdue()) + " overdue, "
                        + Human.count(total.critical()) + " of them critical");
        List<@Nullable Object[]> rows = new ArrayList<>();
        report.bySubsystem().forEach((name, tally) -> rows.add(row(name, tally)));
        sheet.table("By subsystem", SUBSYSTEMS, rows);
        int all = report.open().size();
        int shown = Math.min(all, limit.or(SHOWN_TASKS));
        String some = shown < all ? " (" + shown + " of " + Human.count(all) + ")" : "";
        sheet.table("Open tasks, the most urgent first" + some, OPEN,
                report.open().subList(0, shown).stream().map(SlaCommand::row).toList());
    }

    private static @Nullable Object[] row(String name, SlaTally tally) {
        return new @Nullable Object[] {name, tally.ended(), tally.met(), percent(tally.compliancePercent()),
            span(tally.meanMarginSeconds()), span(tally.smallestMarginSeconds()), tally.open(), tally.atRisk(),
            tally.overdue(), tally.critical()};
    }

    private static @Nullable Object[] row(SlaReport.Open task) {
        TaskRun run = task.run();
        return new @Nullable Object[] {run.id(), run.names().title(), run.status().text(),
            task.level().text().replace('_', ' '), percent(task.usedPercent()),
            Duration.of(task.marginMicros(), ChronoUnit.MICROS), TaskRun.instant(run.moments().deadline())};
    }

    private static String percent(@Nullable Decimal percent) {
        return percent == null ? "-" : percent.toPlainString() + "%";
    }

    private static String span(@Nullable Decimal seconds) {
        if (seconds == null) {
            return "-";
        }
        Decimal millis = seconds.scaleByPowerOfTen(3).setScale(0, RoundingMode.HALF_UP);
        return Human.duration(Duration.ofMillis(millis.longValueExact()));
    }
}
