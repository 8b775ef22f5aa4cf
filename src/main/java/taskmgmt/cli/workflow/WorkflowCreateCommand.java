package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.Map;
import taskmgmt.change.workflow.KeepWorkflow;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.workflow.Definition;

/** Stores a definition in the log directory. */
final class WorkflowCreateCommand extends Command {
    private final Option<String> argument = optionalArgument("FILE").text("workflow file, in YAML");
    private final Option<String> file = option("--file", "-f").label("FILE").text("the workflow file, as an option");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    WorkflowCreateCommand() {
        super("workflow create", "store a workflow in the log directory as a new version, and print its id");
        details("A version is the SHA-256 of the text. Runs go on with the version that they began with.");
        examples("task-mgmt workflow create examples/workflows/release.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (argument.isSet() == file.isSet()) {
            throw new UsageException(file.isSet() ? "give one file: as FILE or as --file"
                    : "name the file of the workflow, as in 'task-mgmt workflow create release.yaml'");
        }
        DefinitionFile read = DefinitionFile.read(argument.isSet() ? argument.get() : file.get(), session);
        Definition definition = read.definition();
        if (definition == null) {
            return ExitCode.USAGE;
        }
        output.made("workflow", definition.id(), Map.of("version", keep(read, definition, log, session)), session);
        session.acknowledge("workflow " + definition.id() + " is kept");
        return ExitCode.DONE;
    }

    /** Returns the version. */
    static String keep(DefinitionFile read, Definition definition, LogOptions log, Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            new WorkflowFiles(writer.directory()).uses(definition);
            KeepWorkflow.Kept kept = new KeepWorkflow(writer).keep(definition.id(), read.text());
            session.err().println(Program.NAME + ": version " + kept.version().substring(0, 12) + " of workflow " + definition.id()
                    + (kept.isNew() ? " is kept" : " is the current one already"));
            if (kept.isNew() && kept.isSecret()) {
                session.err().println(Program.NAME + ": something in " + Plain.text(read.name()) + " looks like a secret: commands find secrets in their "
                        + "environment, under names that the step lists as 'secrets'");
            }
            return kept.version();
        }
    }
}
