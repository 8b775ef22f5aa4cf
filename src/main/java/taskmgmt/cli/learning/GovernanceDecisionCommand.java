package taskmgmt.cli.learning;

import java.io.IOException;
import taskmgmt.change.DecideApproval;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.ApprovalDocument;

/** Approves or rejects an update that is pending approval. */
final class GovernanceDecisionCommand extends Command {
    private final boolean approves;
    private final Option<String> id = argument("ID").text("the held update, by its id or a unique prefix of it");
    private final Option<String> reason;
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    private GovernanceDecisionCommand(String verb, String summary, boolean approves) {
        super("governance " + verb, summary);
        this.approves = approves;
        this.reason = approves ? option("--reason").text("why") : required("--reason").as(Texts::notBlank, "TEXT").text("why");
    }

    static GovernanceDecisionCommand approve() {
        GovernanceDecisionCommand command = new GovernanceDecisionCommand("approve", "approve a pending update, and print its approval id", true);
        command.details("Whoever proposed it may not approve it, unless the policy says \"four_eyes\": false.");
        command.examples("task-mgmt governance approve learning_config_update_1a2b3c4d --reason \"tried on staging\"");
        return command;
    }

    static GovernanceDecisionCommand reject() {
        GovernanceDecisionCommand command = new GovernanceDecisionCommand("reject", "reject a pending update, and cancel its task", false);
        command.examples("task-mgmt governance reject learning_config_update_1a2b3c4d --reason \"too risky before the release\"");
        return command;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        DecideApproval.Result decided = decide(session);
        output.show(new ApprovalDocument(decided.taskId(), decided.approval()), session);
        return ExitCode.DONE;
    }

    private DecideApproval.Result decide(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            return new DecideApproval(writer).decide(new DecideApproval.Request(id.get(), approves, reason.or("")));
        }
    }
}
