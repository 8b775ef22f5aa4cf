package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.workflow.ChangeRun;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.workflow.run.RunRecord;

/** Answers an approval request. */
abstract class WorkflowDecideCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Option<String> step = optionalArgument("STEP").text("the approval, if more than one is open");
    private final Option<String> reason = option("--reason").text("reason, for the record");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());
    private final boolean approved;

    private WorkflowDecideCommand(String name, String summary, boolean approved) {
        super(name, summary);
        this.approved = approved;
        details("Whoever leads the run goes on then; where nobody does, 'task-mgmt workflow resume RUN' does.");
        examples("task-mgmt " + name + " @last --reason \"tried it on the test system\"", "task-mgmt " + name + " @last gate");
    }

    /** Yes. */
    static final class Approve extends WorkflowDecideCommand {
        Approve() {
            super("workflow approve", "approve the step that a run waits for", true);
        }
    }

    /** No. */
    static final class Reject extends WorkflowDecideCommand {
        Reject() {
            super("workflow reject", "reject the step that a run waits for; the step fails", false);
        }
    }

    @Override
    public final ExitCode run(Session session) throws IOException {
        String id = RunArgument.find(log.reader(session), run.get()).id();
        Task decided;
        try (TaskLog writer = log.writer(session)) {
            decided = new ChangeRun(writer, id).decide(step.orNull(), approved, reason.orNull());
        }
        output.answer("step", RunRecord.path(decided), Map.of("run_id", id, "task_id", decided.id(), "answer", approved ? "approved" : "rejected"), approved ? "approved" : "rejected",
                session);
        session.acknowledge("the answer is recorded");
        return ExitCode.DONE;
    }
}
