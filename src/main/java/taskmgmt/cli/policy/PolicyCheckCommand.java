package taskmgmt.cli.policy;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.policy.Actions;
import taskmgmt.policy.Decision;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.policy.ResourceType;
import taskmgmt.store.guard.PolicyFile;
import taskmgmt.view.DecisionDocument;
import taskmgmt.word.Suggestion;

/** Evaluates the policy without doing anything. */
final class PolicyCheckCommand extends Command {
    private final Option<String> actor = required("--actor").as(Texts::notBlank, "NAME").text("the actor");
    private final Option<String> action = argument("ACTION").as(PolicyCheckCommand::action, "ACTION")
            .offers(Actions.ALL.toArray(new String[0])).text("the action: task.complete, incident.resolve, …");
    private final Option<String> resource = argument("RESOURCE")
            .text("the resource: /SUBSYSTEM/TYPE/ID, or with its type in front, as config:/COMPONENT/ID");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    PolicyCheckCommand() {
        super("policy check", "check whether the policy allows an action, and by which rule; exit code 1 if not");
        details("The type of the resource follows from the action unless it is given: task, incident, learning, config or log.",
                PolicyShowCommand.WHERE);
        examples("task-mgmt policy check --actor healer incident.resolve /self_healing/port_in_use/inc_1",
                "task-mgmt policy check --actor trainer learning.config /ranker/new && echo may",
                "task-mgmt policy check --actor cron logs.rotate /registry");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        ProtectedResource asked = resource();
        PolicyFile file = PolicyFile.of(log.directory(session), LogLocation.chosenPolicy(session));
        Decision decision = file == null ? new Decision(true, DecisionDocument.NO_POLICY) : file.policy().decide(actor.get(), action.get(), asked);
        output.show(new DecisionDocument(decision, actor.get(), action.get(), asked, file == null ? null : file.file().toString(),
                file == null ? null : file.sha256()), session);
        return decision.allowed() ? ExitCode.DONE : ExitCode.NO;
    }

    private ProtectedResource resource() {
        String text = resource.get();
        int colon = text.indexOf(":/");
        ResourceType type = colon < 0 ? usual(action.get()) : ResourceType.named(text.substring(0, colon));
        if (type == null) {
            throw new UsageException("RESOURCE: there is no type '" + text.substring(0, colon)
                    + "'; it is task, incident, learning, config or log");
        }
        ProtectedResource asked = new ProtectedResource(type, text.substring(colon + 1), "");
        if (!asked.fault().isEmpty()) {
            throw new UsageException("RESOURCE: '" + text + "' is no path: " + asked.fault());
        }
        return asked;
    }

    private static ResourceType usual(String action) {
        return switch (action.substring(0, action.indexOf('.'))) {
            case "task" -> ResourceType.TASK;
            case "incident" -> ResourceType.INCIDENT;
            case "learning" -> action.equals("learning.config") ? ResourceType.CONFIG : ResourceType.LEARNING;
            case "governance" -> ResourceType.CONFIG;
            default -> ResourceType.LOG;
        };
    }

    private static String action(String text) {
        if (!Actions.ALL.contains(text)) {
            throw new IllegalArgumentException("there is no action '" + text + "'" + Suggestion.sentence(text, Actions.ALL));
        }
        return text;
    }
}
