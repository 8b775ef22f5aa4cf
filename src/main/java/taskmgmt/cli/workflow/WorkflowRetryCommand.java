package taskmgmt.cli.workflow;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import taskmgmt.change.workflow.ChangeRun;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Downstream;
import taskmgmt.workflow.Step;

/** Runs the failed steps of a run again. */
final class WorkflowRetryCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Option<String> step = option("--step").label("NAME")
            .text("step to run again, even if completed (default: all that failed or were cancelled)");
    private final Flag downstream = flag("--downstream").text("with --step: also all steps after it");
    private final Leading leading = uses(new Leading());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowRetryCommand() {
        super("workflow retry", "run the failed steps of a failed or cancelled run again");
        details("Steps that are completed stay so, unless --step says otherwise: then they get another task. The run keeps its version and "
                        + "its parameters. A loop that was not over after its last time is named by --step.",
                "Exit code: as 'workflow execute'.");
        examples("task-mgmt workflow retry @last", "task-mgmt workflow retry @last --step build --downstream");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (downstream.isSet() && !step.isSet()) {
            throw new UsageException("--downstream goes with --step");
        }
        RunArgument found = RunArgument.find(log.reader(session), run.get());
        Leading.requireFree(log.directory(session), found.id());
        Set<String> names = names(found.definitions().definition());
        ChangeRun.Opened opened;
        try (TaskLog writer = log.writer(session)) {
            opened = new ChangeRun(writer, found.id()).retry(names, Leading.owner(session));
        }
        session.err().println(Program.NAME + ": attempt " + opened.attempt() + " at " + Plain.text(found.id()) + (opened.paths().isEmpty() ? ""
                : " runs again: " + Plain.text(String.join(", ", opened.paths()))));
        return leading.lead(found.id(), log, output, session);
    }

    private Set<String> names(Definition definition) {
        Set<String> names = new LinkedHashSet<>();
        if (!step.isSet()) {
            return names;
        }
        for (Step each : definition.all()) {
            names.add(each.name());
        }
        if (!names.contains(step.get())) {
            throw new RefusedException(Refusal.NOT_FOUND, "workflow " + definition.id() + " has no step '" + step.get() + "'"
                    + Suggestion.sentence(step.get(), names));
        }
        return downstream.isSet() ? Downstream.of(definition, step.get()) : Set.of(step.get());
    }
}
