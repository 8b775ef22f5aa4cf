package taskmgmt.cli.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.KeptWorkflows;
import taskmgmt.change.workflow.StartRun;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.store.write.TaskLog;
import taskmgmt.view.workflow.PlanDocument;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.workflow.run.RunTerms;

/** Runs a workflow. */
final class WorkflowExecuteCommand extends Command {
    private final Option<String> workflow = argument("ID|FILE").text("stored workflow, or a workflow file, which is then stored");
    private final Options<KeyValue> params = option("--param", "-p").as(KeyValue::parse, "NAME=VALUE").repeatable("parameter of the run");
    private final Option<String> id = option("--id").label("ID").text("id of the run (default: generated)");
    private final Option<Path> directory = option("--directory").as(Path::of, "DIR").text("working directory of its commands (default: here)");
    private final Flag dryRun = flag("--dry-run").text("print what would be run, without running it");
    private final Leading leading = uses(new Leading());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowExecuteCommand() {
        super("workflow execute", "run a workflow, with a task for each step");
        details("The run is a task, and so is each of its steps. All that is known of it is in the log: when this process is killed, "
                        + "'task-mgmt workflow resume RUN' goes on with it, and what is recorded as completed is not run again.",
                "Exit code: 0 the run is completed; 1 it failed or was cancelled; 130 this process was told to end, and the run is open.");
        examples("task-mgmt workflow execute examples/workflows/release.yaml --param version=1.2.0",
                "task-mgmt workflow execute release -p version=1.2.0 --dry-run");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        String name = workflow.get();
        boolean isFile = name.indexOf('/') >= 0 || name.endsWith(".yaml") || name.endsWith(".yml");
        DefinitionFile read = isFile ? DefinitionFile.read(name, session) : kept(name, session);
        Definition definition = read.definition();
        if (definition == null) {
            return ExitCode.USAGE;
        }
        Map<String, String> values = values(definition);
        WorkflowFiles files = new WorkflowFiles(log.directory(session));
        if (dryRun.isSet()) {
            files.uses(definition);
            output.show(new PlanDocument(definition, KeptWorkflows.hash(read.text()), values), session);
            return ExitCode.DONE;
        }
        Path place = session.workingDirectory().resolve(directory.or(Path.of(""))).toAbsolutePath().normalize();
        if (!Files.isDirectory(place)) {
            throw new UsageException("--directory: " + place + " is no directory");
        }
        String version = isFile ? WorkflowCreateCommand.keep(read, definition, log, session) : KeptWorkflows.hash(read.text());
        RunTerms terms = new RunTerms(definition.id(), version, place.toString(), values, files.uses(definition));
        String run = start(definition, terms, id.orNull(), session);
        return leading.lead(run, log, output, session);
    }

    private DefinitionFile kept(String name, Session session) throws IOException {
        String text = new WorkflowFiles(log.reader(session).directory()).current(name);
        return new DefinitionFile(name, text, DefinitionParser.parse(text).value(), List.of());
    }

    private Map<String, String> values(Definition definition) {
        Map<String, String> given = new LinkedHashMap<>();
        params.all().forEach(each -> given.put(each.key(), each.value()));
        try {
            return definition.values(given);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private String start(Definition definition, RunTerms terms, @Nullable String runId, Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            return new StartRun(writer, session.random()).start(definition, terms, runId, Leading.owner(session));
        }
    }
}
