package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import taskmgmt.anomaly.ShiftTest;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.insight.Insight;
import taskmgmt.insight.Insights;
import taskmgmt.insight.RunDigest;
import taskmgmt.report.EndedIn;
import taskmgmt.report.Window;
import taskmgmt.report.repair.RepairGrouping;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.stats.Both;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;

/**
 * The insights of a period, read from the log.
 *
 * @param newestMicros when the newest run of the period ended; {@link TaskRun#UNKNOWN} if there is none
 * @param damaged      how many lines could not be read
 */
record InsightReading(List<Insight> insights, long newestMicros, long damaged) {
    /** @param range must have a start */
    static InsightReading of(LogLocation log, TimeRange range, Session session) throws IOException {
        Instant from = Objects.requireNonNull(range.from());
        Runs<EndedIn<Both<RunDigest, RecentRuns>>> runs = log.runs(session).fold(EndedIn.of(
                new Window(null, range.until(), session.now()).period(), Both.of(RunDigest.PROJECTION, ShiftTest.runs())));
        RunDigest digest = runs.fold().fold().first();
        RepairReport repairs = new EvidenceReader(log.reader(session), range).repairs(session.now(), RepairGrouping.FAILURE_MODE);
        List<Insight> found = Insights.of(digest, ShiftTest.USUAL.newest(runs.fold().fold().second().byGroup()), Micros.of(from), repairs,
                log.reader(session).incidents().values().stream().filter(incident -> range.contains(incident.detectedAt())).toList());
        return new InsightReading(found, digest.newestMicros(), runs.damaged());
    }
}
