package taskmgmt.cli.run;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.ListChange;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.queue.EditJob;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobEdit;
import taskmgmt.queue.JobEnvironment;
import taskmgmt.queue.JobVariable;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.view.QueueColumns;

/** Shows and sets environment variables of a queued task. */
final class QueueEnvCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final Options<JobVariable> set = option("--set").as(JobVariable::parse, "NAME=VALUE").repeatable("set this variable");
    private final Options<String> unset = option("--unset").as(JobEnvironment::checkedName, "NAME").repeatable("remove this variable");
    private final Options<String> secrets = option("--secret").as(JobEnvironment::checkedName, "NAME")
            .repeatable("take this variable from the worker; the task fails if the worker has none");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    QueueEnvCommand() {
        super("queue env", "show or set the environment variables of a waiting task");
        details("A value is in the log, which refuses secrets: those are given by name, and their values are those of the worker.");
        examples("task-mgmt queue env train", "task-mgmt queue env train --set EPOCHS=3 --secret WANDB_KEY --unset DEBUG");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Task task;
        if (set.isSet() || unset.isSet() || secrets.isSet()) {
            try (TaskLog writer = log.writer(session)) {
                task = new EditJob(writer).edit(id.get(), JobEdit.environment(this::changed), TaskDetails.NONE, ListChange.NONE).task();
            }
        } else {
            task = log.reader(session).resolve(id.get());
        }
        Job job = Job.of(task);
        if (job == null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + " executes nothing");
        }
        show(task, job.environment(), session);
        return ExitCode.DONE;
    }

    private JobEnvironment changed(JobEnvironment before) {
        try {
            return before.without(unset.all()).with(JobVariable.map(set.all())).withSecrets(secrets.all());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.INVALID, String.valueOf(e.getMessage()));
        }
    }

    private void show(Task task, JobEnvironment environment, Session session) throws IOException {
        output.report(QueueColumns.environment(task, environment), (page, out) -> {
            for (Map.Entry<String, String> each : environment.values().entrySet()) {
                out.append(Plain.text(each.getKey() + "=" + each.getValue())).append('\n');
            }
            for (String name : environment.secrets()) {
                out.append(name).append(" from the worker\n");
            }
        }, session);
        session.acknowledge("what was changed is recorded");
    }
}
