package taskmgmt.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taskmgmt.audit.AuditTerms;
import taskmgmt.change.EscalateOverdue;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.report.deadline.SlaFold;
import taskmgmt.store.read.Runs;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.EscalatedTask;

/**
 * Records that tasks are overdue, for people and programs that watch the log. One pass over the registry finds the
 * candidates.
 */
final class SlaEscalateCommand extends Command {
    private static final int TOLD = 10;

    private final Flag dryRun = flag("--dry-run").text("show which would be escalated, without recording it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    SlaEscalateCommand() {
        super("sla escalate", "record open tasks past their deadline, once per level");
        details("For each it appends an event task.escalated with the level, the deadline and by how much it has "
                + "passed. Overdue: the deadline has passed. Critical: so has at least twice the time from the creation "
                + "to the deadline. A task that is given a new deadline is escalated again when that passes.",
                "It may run as often as you like, also several times at once: no escalation is recorded twice. A task that the "
                + "policy denies is left out; then the exit code is 4 in the end.");
        examples("task-mgmt sla escalate", "task-mgmt sla escalate --dry-run",
                "task-mgmt events follow --event task.escalated");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Set<String> candidates = candidates(session);
        List<String> denied = new ArrayList<>();
        List<EscalateOverdue.Due> escalated = dryRun.isSet()
                ? EscalateOverdue.due(log.reader(session).tasks(candidates).values(), session.now())
                : escalate(candidates, denied, session);
        List<EscalatedTask> rows = new ArrayList<>();
        escalated.forEach(due -> rows.add(new EscalatedTask(due.task(), due.escalation())));
        output.list(EscalatedTask.ROWS, rows, session);
        tell(denied, session);
        return denied.isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALLOWED;
    }

    private static void tell(List<String> denied, Session session) throws IOException {
        for (String sentence : denied.subList(0, Math.min(denied.size(), TOLD))) {
            session.err().println(Program.NAME + ": " + Plain.text(sentence));
        }
        if (denied.size() > TOLD) {
            session.err().println(Program.NAME + ": and " + Human.count(denied.size() - TOLD)
                    + " more; see '" + Program.NAME + " audit list --action " + AuditTerms.ACCESS_DENIED + "'");
        }
    }

    private Set<String> candidates(Session session) throws IOException {
        Runs<SlaFold> runs = log.runs(session).fold(SlaFold.PROJECTION);
        TaskReading.tellDamage(runs.damaged(), session);
        return EscalateOverdue.candidates(runs.open(), session.now());
    }

    private List<EscalateOverdue.Due> escalate(Set<String> candidates, List<String> denied, Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            return new EscalateOverdue(writer).escalate(candidates, denied::add);
        }
    }
}
