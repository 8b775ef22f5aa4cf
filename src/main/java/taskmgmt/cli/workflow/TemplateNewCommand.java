package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;

/** Prints a definition that comes with the program. */
final class TemplateNewCommand extends Command {
    private final Option<String> name = argument("NAME").text("the template: see 'task-mgmt workflow template list'");

    TemplateNewCommand() {
        super("workflow template new", "print a built-in workflow template, to start a file from");
        details("Its steps run programs in a directory 'ci', which are yours to write. The examples have a small repository with some.");
        examples("task-mgmt workflow template new ci_cd > ci_cd.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        session.out().append(Templates.text(name.get()));
        return ExitCode.DONE;
    }
}
