package taskmgmt.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.change.queue.OpenAgain;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChangeOutput;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;

/**
 * A verb that acts on dead letters, named ones or all. Each is a transaction of its own: a refused one gets a line on standard error, and
 * the exit code is that of the first refusal.
 */
abstract class DeadChangeCommand extends Command {
    private final Options<String> ids = optionalArgument("ID").ids("a task, by its id, a unique prefix or end of it, or @last");
    private final Flag all = flag("--all").text("all dead letters");
    private final LogOptions log = uses(new LogOptions());
    private final ChangeOutput output = uses(new ChangeOutput());

    DeadChangeCommand(String name, String summary) {
        super(name, summary);
    }

    /** Acts on one dead letter. */
    abstract OpenAgain.Outcome apply(OpenAgain deadLetters, String id) throws IOException;

    /** What was done with it, in a word. */
    abstract String done();

    /** @throws UsageException if the action needs a confirmation that is missing */
    void check() {
        if (ids.isSet() == all.isSet()) {
            throw new UsageException("give the ids of tasks, or --all");
        }
    }

    @Override
    public final ExitCode run(Session session) throws IOException {
        check();
        ExitCode first = ExitCode.DONE;
        List<String> wanted = new ArrayList<>(ids.all());
        if (all.isSet()) {
            QueueReading.of(log, session).dead().forEach(task -> wanted.add(task.id()));
        }
        ChangeOutput.Report report = output.report(session);
        try (TaskLog writer = log.writer(session)) {
            OpenAgain deadLetters = new OpenAgain(writer);
            for (String id : wanted) {
                ExitCode code = apply(id, deadLetters, report, session);
                first = first == ExitCode.DONE ? code : first;
            }
        }
        report.finish();
        return first;
    }

    private ExitCode apply(String id, OpenAgain deadLetters, ChangeOutput.Report report, Session session) throws IOException {
        try {
            OpenAgain.Outcome outcome = apply(deadLetters, id);
            Task task = outcome.task();
            report.changed(task, outcome.changed() ? done() : "is " + task.status().text() + ": nothing to do");
            return ExitCode.DONE;
        } catch (RefusedException refused) {
            return output.refused(refused, session);
        }
    }

    /** Has a worker run them once more. */
    static final class Requeue extends DeadChangeCommand {
        Requeue() {
            super("dead requeue", "queue dead letters again");
            details("Doing it twice is the same as doing it once: a task that waits, runs or is completed stays as it is. A task can be "
                    + "opened again " + OpenAgain.MAX_REQUEUES + " times.");
            examples("task-mgmt dead requeue storage_backup_1a2b3c4d", "task-mgmt dead requeue --all");
        }

        @Override
        OpenAgain.Outcome apply(OpenAgain deadLetters, String id) throws IOException {
            return deadLetters.requeue(id);
        }

        @Override
        String done() {
            return "is due again";
        }
    }

    /** Gives them up. */
    static final class Purge extends DeadChangeCommand {
        private final Flag yes = flag("--yes").text("do it");

        Purge() {
            super("dead purge", "cancel dead letters; their records stay");
            examples("task-mgmt dead purge storage_backup_1a2b3c4d --yes", "task-mgmt dead purge --all --yes");
        }

        @Override
        void check() {
            super.check();
            if (!yes.isSet()) {
                throw new UsageException("nothing was done: --yes gives them up");
            }
        }

        @Override
        OpenAgain.Outcome apply(OpenAgain deadLetters, String id) throws IOException {
            return deadLetters.purge(id);
        }

        @Override
        String done() {
            return "is given up";
        }
    }
}
