package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.RowWriter;
import taskmgmt.report.deadline.SlaFold;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.Receipt;
import taskmgmt.store.read.Runs;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Escalation;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;

/**
 * Records that tasks are overdue, for whoever watches the log. Which tasks may be is found out without the lock, in one
 * pass; which ones are, and have not been escalated, is decided under it. So any number of runs at once write each
 * escalation once.
 */
final class SlaEscalateCommand extends Command {
    private static final List<Column> DATA = List.of(
            Column.exact("task_id", "ID"), Column.text("subsystem", "SUBSYSTEM"), Column.text("title", "TITLE"),
            Column.exact("level", "LEVEL"), Column.number("overdue_seconds", "OVERDUE BY"),
            Column.exact("sla_deadline", "DEADLINE"));
    /** How many tasks are decided on in one transaction: bounds the time for which others wait. */
    private static final int TRANSACTION_TASKS = 1_000;
    private static final int TOLD = 10;

    private final Flag dryRun = flag("--dry-run").text("only say which would be escalated");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    SlaEscalateCommand() {
        super("sla escalate", "record the open tasks whose deadline has passed, each once at each level");
        details("For each it appends an event task.escalated with the level, the deadline and by how much it has "
                + "passed. Overdue: the deadline has passed. Critical: so has at least twice the time from the creation "
                + "to the deadline. A task that is given a new deadline is escalated anew when that passes.",
                "It may run as often as you like, also several times at once: no escalation is recorded twice. A task that the "
                + "policy denies is left out; then the exit code is 4 in the end.");
        examples("task-mgmt sla escalate", "task-mgmt sla escalate --dry-run",
                "task-mgmt events follow --event task.escalated");
    }

    /** A task and what is due for it. */
    private record Due(Task task, Escalation escalation) {}

    @Override
    public ExitCode run(Session session) throws IOException {
        Set<String> candidates = candidates(session);
        List<String> denied = new ArrayList<>();
        List<Due> escalated = dryRun.isSet()
                ? due(log.reader(session).tasks(candidates::contains), session.now())
                : escalate(new ArrayList<>(candidates), denied, session);
        RowWriter rows = output.rows(DATA, session);
        for (Due due : escalated) {
            Task task = due.task();
            Escalation escalation = due.escalation();
            rows.row(task.id(), task.subsystem(), task.title(), escalation.level().text(), escalation.late(),
                    escalation.deadline());
        }
        rows.finish();
        tell(denied, session);
        return denied.isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALLOWED;
    }

    private static void tell(List<String> denied, Session session) throws IOException {
        for (String sentence : denied.subList(0, Math.min(denied.size(), TOLD))) {
            session.err().println(Program.NAME + ": " + Plain.text(sentence));
        }
        if (denied.size() > TOLD) {
            session.err().println(Program.NAME + ": and " + Human.count(denied.size() - TOLD)
                    + " more; see '" + Program.NAME + " audit list --action access_denied'");
        }
    }

    private Set<String> candidates(Session session) throws IOException {
        long now = TaskRun.micros(session.now());
        Runs<SlaFold> runs = log.runs(session).fold(SlaFold.endedSince(TaskRun.UNKNOWN));
        TaskReading.tellDamage(runs.damaged(), session);
        Set<String> ids = new LinkedHashSet<>();
        for (TaskRun run : runs.open()) {
            long deadline = run.moments().deadline();
            if (deadline != TaskRun.UNKNOWN && deadline < now) {
                ids.add(run.id());
            }
        }
        return ids;
    }

    private List<Due> escalate(List<String> candidates, List<String> denied, Session session) throws IOException {
        List<Due> escalated = new ArrayList<>();
        try (TaskLog writer = log.writer(session)) {
            for (int i = 0; i < candidates.size(); i += TRANSACTION_TASKS) {
                int end = Math.min(i + TRANSACTION_TASKS, candidates.size());
                Set<String> some = Set.copyOf(candidates.subList(i, end));
                List<Due> decided = new ArrayList<>();
                Receipt written = writer.appendAllowed(now -> draft(some, decided, now), denied::add);
                Set<String> ids = new HashSet<>();
                written.events().forEach(event -> ids.add(event.taskId()));
                decided.stream().filter(due -> ids.contains(due.task().id())).forEach(escalated::add);
            }
        }
        return escalated;
    }

    private static ChangeSet draft(Set<String> ids, List<Due> decided, Snapshot now) throws IOException {
        decided.clear();
        decided.addAll(due(now.tasks(ids), now.now()));
        List<TaskEvent> events = new ArrayList<>();
        for (Due due : decided) {
            Map<String, @Nullable Object> fields = due.escalation().fields(now.actor());
            events.add(new TaskEvent(now.now(), EventType.ESCALATED, due.task().id(), fields));
        }
        return new ChangeSet(List.of(), events);
    }

    private static List<Due> due(Map<String, Task> tasks, Instant now) {
        List<Due> all = new ArrayList<>();
        for (Task task : tasks.values()) {
            @Nullable Escalation escalation = Escalation.due(task, now);
            if (escalation != null) {
                all.add(new Due(task, escalation));
            }
        }
        return all;
    }
}
