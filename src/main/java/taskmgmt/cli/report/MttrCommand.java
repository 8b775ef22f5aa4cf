package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.chart.Bar;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.repair.Recurrence;
import taskmgmt.report.repair.RepairGrouping;
import taskmgmt.report.repair.RepairRegression;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.report.repair.RepairTarget;
import taskmgmt.report.repair.RepairTimes;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.PointInTime;
import taskmgmt.view.FigureText;

/** How long repairs take, by the incident log. */
public final class MttrCommand extends Command {
    private static final List<Column> TARGETS = List.of(
            Column.exact("severity", "SEVERITY"), Column.number("target", "TARGET"),
            Column.number("resolved", "RESOLVED"), Column.number("mean", "MEAN"), Column.number("within", "WITHIN"),
            Column.exact("met", "MET"), Column.number("open_too_long", "OPEN TOO LONG"));
    private static final int BAR_CELLS = 16;

    private final Option<RepairGrouping> by = option("--by").as(RepairGrouping::named, "WHAT")
            .offers(RepairGrouping.words().toArray(String[]::new))
            .text("a line for each failure_mode (unless given), severity, playbook or day of detection in UTC");
    private final Option<PointInTime.When> since = option("--since").as(PointInTime::parse, "TIME")
            .text("leave out incidents detected before: 2025-01-31T12:00:00Z, 2025-01-31 or 7d (so long ago)");
    private final Flag fail = flag("--fail").text("exit with 1 if a target is missed or repairs have become slower");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    public MttrCommand() {
        super("mttr", "say how long it takes to repair what went wrong");
        details("The time to repair is that from the detection of an incident to its resolution, in exact seconds, "
                        + "by the incident's last record; percentiles are by nearest rank, so each is a time that "
                        + "occurred.",
                "Time to detect: from occurred_at (incident open --occurred-at, or that key in the metadata) to the "
                        + "detection. Time to start: from the detection to the first 'incident remediate'. Known "
                        + "only where records tell.",
                "Recurred: the same failure mode in the same place (resource, service, host, port and path of the "
                        + "metadata) detected again within 24 h of the resolution.",
                "Without a person: resolved incidents that name a playbook and were not resolved with --by-hand. "
                        + "Those that name neither say nothing, and are counted as that.",
                "Targets: a mean of 120 s over all; 300, 900, 1800 and 3600 s for critical, high, medium and low. "
                        + "Slower: the mean of the repairs of the last 24 h is more than 1.2 times that of the last "
                        + "7 days. That, and what is open for longer than its target, is told whatever --since says.",
                "The old placeholder of 45 s is what earlier systems reported as their time to repair: a constant, "
                        + "never measured.");
        examples("task-mgmt mttr", "task-mgmt mttr --by day --since 30d",
                "task-mgmt mttr --json | jq .mttr_seconds.p95",
                "task-mgmt mttr --fail -o json > mttr.json || notify-somebody");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Instant from = since.isSet() ? since.get().at(session.now()) : null;
        RepairReport report = new EvidenceReader(reader, from)
                .repairs(session.now(), by.or(RepairGrouping.FAILURE_MODE));
        output.report(report.data(), (page, out) -> write(report, new Sheet(page, out)), session);
        return fail.isSet() && report.isBad() ? ExitCode.NO : ExitCode.DONE;
    }

    private static void write(RepairReport report, Sheet sheet) throws IOException {
        RepairReport.Counts incidents = report.incidents();
        RepairReport.Healers healers = report.healers();
        sheet.title("Time to repair")
                .figure("Incidents", Human.count(incidents.all()) + ": " + incidents.open() + " open, "
                        + incidents.resolved() + " resolved, " + incidents.failed() + " failed (in "
                        + Human.count(report.records(), "record", "records") + ")")
                .figure("Time to repair", times(report.repair()))
                .figure("Time to detect", times(report.detect()))
                .figure("Time to start", times(report.start()))
                .figure("Recurred", recurred(report.recurrence()) + " within 24 h")
                .figure("Healed", healers.withoutPerson() + " without a person, " + healers.byHand() + " by hand, "
                        + healers.unsaid() + " without saying how")
                .figure("Target", target(report.overall()))
                .figure("Last 24 h", regression(report.regression()))
                .figure("Old placeholder", RepairReport.OLD_PLACEHOLDER.toSeconds() + " s, reported by earlier "
                        + "systems and never measured; real mean " + FigureText.seconds(report.repair().mean()))
                .figure("Damaged lines", Human.count(report.damagedLines()))
                .table("By severity", TARGETS, targets(report))
                .table("By " + report.grouping().text().replace('_', ' '), groupColumns(report), groups(report));
    }

    private static String times(RepairTimes times) {
        return times.count() == 0 ? "not known of any incident" : EvidenceHealingCommand.times(times);
    }

    private static String recurred(Recurrence recurrence) {
        return recurrence.recurred() + " of " + recurrence.resolved() + " resolved ("
                + EvidenceHealingCommand.percent(recurrence.percent()) + ")";
    }

    private static String target(RepairTarget target) {
        return target.target().toSeconds() + " s on average: " + verdict(target) + "; " + target.within()
                + " of " + target.resolved() + " within it ("
                + EvidenceHealingCommand.percent(target.withinPercent()) + ")";
    }

    private static String verdict(RepairTarget target) {
        Boolean met = target.met();
        return met == null ? "no data" : met ? "met" : "missed";
    }

    private static String regression(RepairRegression regression) {
        Boolean regressed = regression.regressed();
        return period(regression.day()) + "; last 7 days " + period(regression.week())
                + (regressed == null ? "" : regressed ? ": slower" : ": not slower");
    }

    private static String period(RepairRegression.Period period) {
        return period.count() == 0 ? "nothing repaired"
                : "mean " + FigureText.seconds(period.meanSeconds()) + " (of " + period.count() + ")";
    }

    private static List<@Nullable Object[]> targets(RepairReport report) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RepairTarget target : report.targets()) {
            Severity severity = target.severity();
            rows.add(new @Nullable Object[] {severity == null ? null : severity.text(), target.target(),
                target.resolved(), FigureText.seconds(target.meanSeconds()), target.within(), verdict(target),
                target.openTooLong()});
        }
        return rows;
    }

    private static List<Column> groupColumns(RepairReport report) {
        String word = report.grouping().text();
        return List.of(Column.text("group", word.replace('_', ' ').toUpperCase(Locale.ROOT)),
                Column.number("incidents", "ALL"), Column.number("resolved", "RESOLVED"),
                Column.number("recurred", "RECURRED"), Column.number("mean", "MEAN"), Column.number("p50", "P50"),
                Column.number("p95", "P95"), Column.number("max", "MAX"), Column.text("bar", ""));
    }

    private static List<@Nullable Object[]> groups(RepairReport report) {
        double longest = 0;
        for (RepairReport.Group group : report.groups()) {
            longest = Math.max(longest, plain(group.repair().mean()));
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RepairReport.Group group : report.groups()) {
            RepairTimes times = group.repair();
            rows.add(new @Nullable Object[] {group.name() == null ? "(none)" : group.name(), group.incidents().all(),
                group.incidents().resolved(), group.recurrence().recurred(), FigureText.seconds(times.mean()),
                FigureText.seconds(times.p50()), FigureText.seconds(times.p95()), FigureText.seconds(times.max()),
                Bar.of(plain(times.mean()), longest, BAR_CELLS)});
        }
        return rows;
    }

    private static double plain(@Nullable Decimal seconds) {
        return seconds == null ? 0 : seconds.doubleValue();
    }
}
