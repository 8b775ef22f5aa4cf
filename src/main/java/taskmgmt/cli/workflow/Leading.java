package taskmgmt.cli.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.handler.LeadingPlace;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.Owners;
import taskmgmt.run.workflow.LeadRun;
import taskmgmt.run.workflow.RunPlace;
import taskmgmt.run.workflow.StepListener;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.time.Durations;
import taskmgmt.view.workflow.RunDocument;
import taskmgmt.workflow.forecast.RunForecast;
import taskmgmt.workflow.forecast.StepTimes;
import taskmgmt.workflow.run.Look;
import taskmgmt.workflow.run.RunRecord;
import taskmgmt.workflow.run.RunTerms;
import taskmgmt.workflow.run.StepState;
import taskmgmt.workflow.run.WorkflowWalk;

/** Leading a run in this process: shared by the verbs that do so. */
final class Leading extends ParameterGroup {
    private final Option<Duration> grace = option("--grace").as(Durations::parse, "DURATION")
            .text("grace period for commands when this process is stopped (default: 10s)");
    private final Flag quiet = flag("-q", "--quiet").text("do not report steps; print only the run id");

    Leading() {
        super("Run options");
    }

    /** The leading process, as records identify it. */
    static Map<String, @Nullable Object> owner(Session session) {
        return Owners.named(session.processes(), ProcessHandle.current().pid());
    }

    /** Refuses if another process leads the run. */
    static void requireFree(Path directory, String runId) {
        if (HeldRun.isHeld(directory, runId)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "run " + runId + " is led by another process");
        }
    }

    /** Leads the run until it is over, or until this process is asked to end. */
    ExitCode lead(String runId, LogOptions log, OutputOptions output, Session session) throws IOException, InterruptedException {
        Path directory = log.directory(session);
        Warnings warnings = text -> {
            synchronized (session.err()) {
                session.err().println(Program.NAME + ": " + Plain.text(text));
            }
        };
        WorkflowFiles.Loaded definitions = LeadRun.definitions(directory, runId);
        Task run;
        try (SignalRelay signals = SignalRelay.ending(grace.or(LeadingPlace.GRACE));
                TaskLog writer = TaskLog.at(directory, log.settings(session), warnings);
                HeldRun _ = HeldRun.of(directory, runId, warnings)) {
            RunPlace place = LeadingPlace.of(grace.or(LeadingPlace.GRACE), session);
            run = new LeadRun(place, signals, warnings).lead(writer, runId, new Said(session));
        }
        return report(run, definitions, directory, output, session);
    }

    static RunTerms terms(Task run) {
        RunTerms terms = RunTerms.of(run);
        if (terms == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "task " + run.id() + " is no run of a workflow");
        }
        return terms;
    }

    private ExitCode report(Task run, WorkflowFiles.Loaded definitions, Path directory, OutputOptions output, Session session)
            throws IOException {
        if (quiet.isSet()) {
            session.out().append(run.id()).append('\n');
        } else {
            output.show(document(RunReading.look(directory, run.id()), definitions, false, null, session), session);
        }
        session.acknowledge("run " + run.id() + " is recorded");
        if (!run.status().isTerminal()) {
            session.err().println(Program.NAME + ": run " + Plain.text(run.id()) + " is not over: 'task-mgmt workflow resume " + Plain.text(run.id())
                    + "' goes on with it");
            return ExitCode.INTERRUPTED;
        }
        return run.status() == Status.COMPLETED ? ExitCode.DONE : ExitCode.NO;
    }

    /**
     * The state of a run, for read-only viewing.
     *
     * @param led   whether a process leads it
     * @param times how long steps take; null if no estimate of the end is wanted
     */
    static RunDocument document(RunRecord record, WorkflowFiles.Loaded definitions, boolean led, @Nullable StepTimes times, Session session) {
        Set<String> all = new LinkedHashSet<>();
        record.all().forEach(each -> all.add(each.id()));
        List<StepState> states = WorkflowWalk.walk(definitions.definition(), definitions.others(), record,
                new Look(session.now(), all, Look.Outside.UNSEEN)).states();
        RunForecast forecast = times == null || record.run().status().isTerminal() ? null
                : RunForecast.of(definitions.definition(), definitions.others(), states, times, session.now());
        return new RunDocument(record.run(), terms(record.run()), led, states, forecast, session.now());
    }

    /** Writes a line for each step that starts or ends. */
    private final class Said implements StepListener {
        private final Session session;

        Said(Session session) {
            this.session = session;
        }

        @Override
        public void begun(AdvanceRun.Begun begun) {
            int attempt = begun.task().tally().retries() + 1;
            say(begun.begin().path() + " begins" + (attempt == 1 ? "" : ", attempt " + attempt) + ": " + begun.task().title());
        }

        @Override
        public void ended(String taskId, AdvanceRun.Stage stage) {
            for (StepState state : stage.view().states()) {
                Task task = state.task();
                if (task != null && task.id().equals(taskId) && state.phase() != StepState.Phase.RUNNING) {
                    Duration took = task.duration();
                    say(state.path() + " is " + state.phase().text() + (took == null ? "" : " after " + Human.duration(took))
                            + (state.note() == null ? "" : ": " + state.note()));
                }
            }
        }

        private void say(String text) {
            if (!quiet.isSet()) {
                synchronized (session.err()) {
                    session.err().println(Human.time(session.now()) + "  " + Plain.text(text));
                }
            }
        }
    }
}
