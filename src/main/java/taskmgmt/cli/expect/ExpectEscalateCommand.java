package taskmgmt.cli.expect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.watch.EscalateExpectations;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.expect.RunExpectation;
import taskmgmt.expect.RunOccurrence;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.OccurrenceRows;

/** Records what went wrong with expected runs. */
final class ExpectEscalateCommand extends Command {
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    ExpectEscalateCommand() {
        super("expect escalate", "record expected runs that are missing, late or too short, each occurrence once");
        details("For each it appends an event task.escalated to the task that expects the run. It may run as often as you like, also several times "
                + "at once: no occurrence is recorded twice. What the policy denies is left out; then the exit code is 4 in the end.");
        examples("task-mgmt expect escalate", "task-mgmt events follow --event task.escalated");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<RunExpectation> all = Expectations.read(log, session);
        List<String> denied = new ArrayList<>();
        List<RunOccurrence> escalated;
        try (TaskLog writer = log.writer(session)) {
            escalated = new EscalateExpectations(writer).escalate(all, denied::add);
        }
        output.list(OccurrenceRows.ALL, escalated, session);
        denied.forEach(sentence -> session.err().println(Program.NAME + ": " + Plain.text(sentence)));
        return denied.isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALLOWED;
    }
}
