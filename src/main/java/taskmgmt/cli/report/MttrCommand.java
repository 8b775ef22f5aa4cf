package taskmgmt.cli.report;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.report.repair.RepairGrouping;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.view.report.RepairDocument;

/** How long repairs take, by the incident log. */
final class MttrCommand extends Command {
    private final Option<RepairGrouping> by = option("--by").as(RepairGrouping::named, "WHAT")
            .offers(RepairGrouping.words().toArray(String[]::new))
            .text("a line for each failure_mode (the default), severity, playbook or day of detection in UTC");
    private final RangeOptions time = uses(RangeOptions.of("only incidents that were detected"));
    private final Flag comparePlaceholder = flag("--compare-placeholder")
            .text("show the 45 s that earlier systems reported, a constant that nobody measured, beside the real mean");
    private final Flag fail = flag("--fail").text("exit with 1 if a target is missed or repairs have become slower");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    MttrCommand() {
        super("mttr", "report the mean time to repair");
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
                        + "7 days. That, and what is open for longer than its target, is told whatever --since and --until say.");
        examples("task-mgmt mttr", "task-mgmt mttr --by day --since 30d",
                "task-mgmt mttr --json | jq .mttr_seconds.p95",
                "task-mgmt mttr --fail -o json > mttr.json || notify-somebody");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        RepairReport report = new EvidenceReader(reader, time.range(session))
                .repairs(session.now(), by.or(RepairGrouping.FAILURE_MODE));
        output.show(new RepairDocument(report, comparePlaceholder.isSet()), session);
        return fail.isSet() && report.isBad() ? ExitCode.NO : ExitCode.DONE;
    }
}
