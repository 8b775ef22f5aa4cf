package taskmgmt.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.queue.RestartJob;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.Job;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;

/** Runs ended tasks of the queue again. */
final class QueueRestartCommand extends Command {
    private final Options<String> ids = optionalArgument("ID").ids("a task that has ended, by its id, a unique prefix or end of it, or @last");
    private final Flag failed = flag("--failed", "--all-failed", "-a").text("all that failed for good");
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME").text("with --failed: only those of this group");
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    QueueRestartCommand() {
        super("queue restart", "queue ended commands again");
        details("One that failed or was cancelled gets another attempt. A completed one stays so: a new task of the same command runs, which "
                + "says rerun_of.");
        examples("task-mgmt queue restart --failed", "task-mgmt queue restart storage_backup_1a2b3c4d");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (ids.isSet() == failed.isSet()) {
            throw new UsageException("give the ids of tasks, or --failed");
        }
        if (group.isSet() && !failed.isSet()) {
            throw new UsageException("--group goes with --failed");
        }
        ExitCode first = ExitCode.DONE;
        ChangeOutput.Report report = output.report(session);
        List<String> wanted = wanted(session);
        try (TaskLog writer = log.writer(session)) {
            RestartJob restart = new RestartJob(writer, session.random());
            for (String id : wanted) {
                ExitCode code = restart(id, restart, report, session);
                first = first == ExitCode.DONE ? code : first;
            }
        }
        report.finish();
        session.acknowledge("what was changed is recorded");
        return first;
    }

    private List<String> wanted(Session session) throws IOException {
        List<String> wanted = new ArrayList<>(ids.all());
        if (failed.isSet()) {
            for (Task task : QueueReading.of(log, session).dead()) {
                Job job = Job.of(task);
                if (!group.isSet() || job != null && job.group().equals(group.get())) {
                    wanted.add(task.id());
                }
            }
        }
        return wanted;
    }

    private ExitCode restart(String id, RestartJob restart, ChangeOutput.Report report, Session session) throws IOException {
        try {
            RestartJob.Outcome outcome = restart.restart(id);
            report.changed(outcome.task(), outcome.rerun() == null ? "is due again" : "runs again as " + Plain.text(outcome.rerun()));
            return ExitCode.DONE;
        } catch (RefusedException refused) {
            return output.refused(refused, session);
        }
    }
}
