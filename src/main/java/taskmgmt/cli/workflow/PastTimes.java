package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.workflow.forecast.StepTimes;

/** How long steps have taken, according to the log. */
record PastTimes(RecentRuns runs) implements StepTimes {
    static PastTimes read(LogLocation log, Session session) throws IOException {
        return new PastTimes(log.runs(session).fold(StuckRule.history()).fold());
    }

    @Override
    public long[] of(Group group) {
        return runs.of(group).stream().mapToLong(RecentRuns.Ended::durationMicros).toArray();
    }
}
