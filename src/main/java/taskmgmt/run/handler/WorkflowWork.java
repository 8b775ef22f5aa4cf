package taskmgmt.run.handler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.ChangeRun;
import taskmgmt.change.workflow.CurrentWorkflow;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.StartRun;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobWork;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.worker.WorkHandlers;
import taskmgmt.run.workflow.ProcessCommands;
import taskmgmt.run.workflow.RunSurroundings;
import taskmgmt.run.workflow.StepListener;
import taskmgmt.run.workflow.WorkflowEngine;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.workflow.run.RunTerms;
import taskmgmt.workflow.run.StepState;

/**
 * Leads a run of a workflow for a task of the queue. The run is a task of its own, of which each attempt makes more: one whose worker was
 * killed goes on, one that failed has its failed steps run again. What is recorded as completed is not run again.
 */
final class WorkflowWork implements WorkHandlers.Work {
    private static final String INTERRUPTED = "interrupted";

    private final Task task;
    private final Job job;
    private final JobWork.Workflow work;
    private final TaskLog log;
    private final HandlerPlace place;
    private final String runId;
    private final SignalRelay signals;

    WorkflowWork(Task task, Job job, JobWork.Workflow work, TaskLog log, HandlerPlace place) {
        this.task = task;
        this.job = job;
        this.work = work;
        this.log = log;
        this.place = place;
        this.runId = PartId.of(task.id(), "run");
        this.signals = place.signals().part(place.grace());
    }

    @Override
    public RecordedRun.Attempted attempt() throws IOException, InterruptedException {
        Path directory = log.directory();
        try (signals; WorkLines lines = new WorkLines(place.output(), task.id(), place.clock(), place.warnings())) {
            Task known = LogReader.at(directory).tasks(Set.of(runId)).get(runId);
            if (HeldRun.isHeld(directory, runId)) {
                throw new IllegalArgumentException("run " + runId + " is led by another process");
            }
            try (HeldRun _ = HeldRun.of(directory, runId, place.warnings())) {
                begin(known);
                lines.say("run " + runId + (known == null ? " begins" : " goes on"));
                return report(lead(lines));
            }
        }
    }

    /** The run is open then, and nobody else's. */
    private void begin(@Nullable Task known) throws IOException {
        if (known == null) {
            CurrentWorkflow current = CurrentWorkflow.read(log.directory(), work.id());
            if (current == null) {
                throw new IllegalArgumentException("this version of the program does not understand the kept workflow " + work.id());
            }
            new StartRun(log, new SplittableRandom()).start(current.definition(), current.terms(job.directory(), work.params()), runId, place.owner());
        } else if (known.status() == Status.PAUSED) {
            new ChangeTask(log).apply(runId, new MoveTask.Resume(null, place.owner()));
        } else if (known.status().mayBeRetried()) {
            new ChangeRun(log, runId).retry(Set.of(), place.owner());
        }
    }

    private Task lead(WorkLines lines) throws IOException, InterruptedException {
        Task run = RunReading.look(log.directory(), runId).run();
        RunTerms terms = RunTerms.of(run);
        if (terms == null) {
            throw new IllegalArgumentException("task " + runId + " is no run of a workflow");
        }
        WorkflowFiles.Loaded definitions = new WorkflowFiles(log.directory()).of(terms);
        AdvanceRun advance = new AdvanceRun(log, runId, definitions, place.owner(), new RunSurroundings(LogReader.at(log.directory())));
        ProcessCommands commands = new ProcessCommands(log, place.output(), place.environment(), place.variables(), place.processes(), signals,
                place.warnings(), place.grace());
        CountDownLatch over = new CountDownLatch(1);
        limit(over);
        try {
            return new WorkflowEngine(log, advance, commands, () -> signals.ended() != null, place.clock(), new Said(lines)).lead();
        } finally {
            over.countDown();
        }
    }

    /** What takes too long is cancelled, as by somebody: its handlers are run. */
    private void limit(CountDownLatch over) {
        Duration time = job.timeout();
        if (time != null) {
            Thread.ofPlatform().daemon().name("limit-" + task.id()).start(() -> {
                try {
                    if (!over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                        cancel("timed out after " + time);
                    }
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Override
    public void stop() {
        cancel("task " + task.id() + " is not wanted any more");
    }

    /** Where that cannot be written, its commands are ended, and the run stays open. */
    private void cancel(String reason) {
        try (TaskLog other = place.logs().get()) {
            new ChangeRun(other, runId).cancel(reason);
        } catch (IOException | RefusedException e) {
            place.warnings().say("run " + runId + " is not cancelled: " + e.getMessage());
            signals.endAll("TERM", job.grace());
        }
    }

    private RecordedRun.Attempted report(Task run) {
        Map<String, @Nullable Object> known = Map.of("run", runId);
        if (run.status() == Status.COMPLETED) {
            return RecordedRun.Attempted.completed(known);
        }
        boolean isOver = run.status().isTerminal();
        String reason = run.value(TaskField.REASON) instanceof String said ? said : null;
        String error = !isOver ? INTERRUPTED + ": run " + runId + " is open" : run.status() == Status.CANCELLED ? reason == null ? "its run was cancelled" : reason
                : run.value(TaskField.ERROR_MESSAGE) instanceof String said ? said : "its run failed";
        boolean isLate = reason != null && reason.startsWith("timed out");
        return RecordedRun.Attempted.failed(error, (isLate ? ErrorCategory.TIMEOUT : ErrorCategory.INTERNAL).text(), known);
    }

    /** A line for each step that begins and ends. */
    private record Said(WorkLines lines) implements StepListener {
        @Override
        public void begun(AdvanceRun.Begun begun) {
            lines.say(begun.begin().path() + " begins: " + begun.task().title());
        }

        @Override
        public void ended(String taskId, AdvanceRun.Stage stage) {
            for (StepState state : stage.view().states()) {
                Task step = state.task();
                if (step != null && step.id().equals(taskId) && state.phase() != StepState.Phase.RUNNING) {
                    lines.say(state.path() + " is " + state.phase().text() + (state.note() == null ? "" : ": " + state.note()));
                }
            }
        }
    }
}
