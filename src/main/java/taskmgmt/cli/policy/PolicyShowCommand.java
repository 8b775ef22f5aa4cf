package taskmgmt.cli.policy;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.store.guard.PolicyFile;
import taskmgmt.view.PolicyDocument;

/** Shows the policy as it is understood. */
final class PolicyShowCommand extends Command {
    static final String WHERE = "The policy is policy.json of the log directory, or the file that TASK_MGMT_POLICY names.";

    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    PolicyShowCommand() {
        super("policy show", "show the rules in force: permissions, approvals, redacted keys");
        details(WHERE);
        examples("task-mgmt policy show", "task-mgmt policy show --json | jq '.rules[].name'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        PolicyFile file = PolicyFile.of(log.directory(session), LogLocation.chosenPolicy(session));
        output.show(file == null ? PolicyDocument.ofNone()
                : new PolicyDocument(file.policy(), file.file().toString(), file.sha256()), session);
        return ExitCode.DONE;
    }
}
