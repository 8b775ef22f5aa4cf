package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;

/** Prints a definition as it was stored. */
final class WorkflowShowCommand extends Command {
    private final Option<String> id = argument("ID").text("the workflow");
    private final LogLocation log = uses(new LogLocation());
    private final AnswerOptions output = uses(new AnswerOptions());

    WorkflowShowCommand() {
        super("workflow show", "print the current definition of a stored workflow");
        examples("task-mgmt workflow show release", "task-mgmt workflow show release > release.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String text = new WorkflowFiles(log.reader(session).directory()).current(id.get());
        if (output.format() != Format.TABLE) {
            output.answer("workflow", id.get(), Map.of("definition", text), "", session);
            return ExitCode.DONE;
        }
        if (!session.terminal().stdoutIsTerminal()) {
            session.out().append(text);
            return ExitCode.DONE;
        }
        for (String line : text.split("\n", -1)) {
            session.out().append(Plain.text(line)).append('\n');
        }
        return ExitCode.DONE;
    }
}
