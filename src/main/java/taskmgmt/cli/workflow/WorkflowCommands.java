package taskmgmt.cli.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** The verbs of {@code workflow}. */
public final class WorkflowCommands implements Commands {
    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("workflow execute", Load.WRITES).withForeignCalls(),
                Verb.of("workflow status", Load.LOOKS),
                Verb.of("workflow logs", Load.LOOKS),
                Verb.of("workflow history", Load.LOOKS),
                Verb.of("workflow approve", Load.WRITES),
                Verb.of("workflow reject", Load.WRITES),
                Verb.of("workflow signal", Load.WRITES),
                Verb.of("workflow pause", Load.WRITES),
                Verb.of("workflow resume", Load.WRITES).withForeignCalls(),
                Verb.of("workflow cancel", Load.WRITES).withForeignCalls(),
                Verb.of("workflow retry", Load.WRITES).withForeignCalls(),
                Verb.of("workflow create", Load.WRITES),
                Verb.of("workflow list", Load.LOOKS),
                Verb.of("workflow show", Load.LOOKS),
                Verb.of("workflow validate", Load.LOOKS),
                Verb.of("workflow schema", Load.LOOKS),
                Verb.of("workflow template list", Load.LOOKS),
                Verb.of("workflow template new", Load.LOOKS));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "workflow execute" -> new WorkflowExecuteCommand();
            case "workflow status" -> new WorkflowStatusCommand();
            case "workflow logs" -> new WorkflowLogsCommand();
            case "workflow history" -> new WorkflowHistoryCommand();
            case "workflow approve" -> new WorkflowDecideCommand.Approve();
            case "workflow reject" -> new WorkflowDecideCommand.Reject();
            case "workflow signal" -> new WorkflowSignalCommand();
            case "workflow pause" -> new WorkflowPauseCommand();
            case "workflow resume" -> new WorkflowResumeCommand();
            case "workflow cancel" -> new WorkflowCancelCommand();
            case "workflow retry" -> new WorkflowRetryCommand();
            case "workflow create" -> new WorkflowCreateCommand();
            case "workflow list" -> new WorkflowListCommand();
            case "workflow show" -> new WorkflowShowCommand();
            case "workflow validate" -> new WorkflowValidateCommand();
            case "workflow schema" -> new WorkflowSchemaCommand();
            case "workflow template list" -> new TemplateListCommand();
            case "workflow template new" -> new TemplateNewCommand();
            default -> null;
        };
    }
}
