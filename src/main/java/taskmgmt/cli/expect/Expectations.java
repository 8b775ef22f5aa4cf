package taskmgmt.cli.expect;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.expect.RunExpectation;
import taskmgmt.expect.read.ExpectationReader;
import taskmgmt.report.deadline.StuckRule;

/** The current state of the expected runs. */
final class Expectations {
    private Expectations() {}

    static List<RunExpectation> read(LogLocation log, Session session) throws IOException {
        return new ExpectationReader(log.reader(session)).read(log.runs(session).fold(StuckRule.history()).open(), session.now());
    }
}
