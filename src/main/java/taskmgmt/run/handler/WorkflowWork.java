package taskmgmt.run.handler;

import java.io.IOException;
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
import taskmgmt.change.workflow.StartRun;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobWork;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.workflow.LeadRun;
import taskmgmt.run.workflow.StepListener;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Durations;
import taskmgmt.workflow.run.StepState;

/**
 * Leads a run of a workflow for a task of the queue. The run is a task of its own, of which each attempt makes more: one whose worker was
 * killed goes on, one that failed has its failed steps run again. What is recorded as completed is not run again.
 */
final class WorkflowWork extends PartWork {
    private static final String INTERRUPTED = "interrupted";

    private final JobWork.Workflow work;
    private boolean begun;
    /** Why it was to be cancelled before it had begun; null if it was not. */
    private @Nullable String unwanted;

    WorkflowWork(Task task, Job job, JobWork.Workflow work, TaskLog log, HandlerPlace place) {
        super(task, job, log, place, "run");
        this.work = work;
    }

    @Override
    RecordedRun.Attempted attempt(@Nullable Task known, WorkLines lines) throws IOException, InterruptedException {
        try (HeldRun _ = HeldRun.of(log.directory(), partId, place.warnings())) {
            begin(known);
            hasBegun();
            lines.say("run " + partId + (known == null ? " begins" : " goes on"));
            return report(lead(lines));
        }
    }

    /** The run is then open, and led by no other process. */
    private void begin(@Nullable Task known) throws IOException {
        if (known == null) {
            CurrentWorkflow current = CurrentWorkflow.read(log.directory(), work.id());
            if (current == null) {
                throw new IllegalArgumentException("this version of the program does not understand the kept workflow " + work.id());
            }
            new StartRun(log, new SplittableRandom()).start(current.definition(), current.terms(job.directory(), work.params()), partId,
                    place.process().owner());
        } else if (known.status() == Status.PAUSED) {
            new ChangeTask(log).apply(partId, new MoveTask.Resume(null, place.process().owner()));
        } else if (known.status().mayBeRetried()) {
            new ChangeRun(log, partId).retry(Set.of(), place.process().owner());
        }
    }

    private Task lead(WorkLines lines) throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        limit(over);
        try {
            return new LeadRun(place.process(), signals, place.warnings()).lead(log, partId, new Said(lines));
        } finally {
            over.countDown();
        }
    }

    /** A run that takes too long is cancelled, as by a person: its handlers are run. */
    private void limit(CountDownLatch over) {
        Duration time = job.timeout();
        if (time != null) {
            Thread.ofPlatform().daemon().name("limit-" + task.id()).start(() -> {
                try {
                    if (!over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                        cancel("timed out after " + Durations.text(time));
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

    private synchronized void hasBegun() {
        begun = true;
        if (unwanted != null) {
            cancel(unwanted);
        }
    }

    /** Where that cannot be written, its commands are ended, and the run stays open. */
    private synchronized void cancel(String reason) {
        if (!begun) {
            unwanted = reason;
            return;
        }
        try (TaskLog other = place.logs().get()) {
            new ChangeRun(other, partId).cancel(reason);
        } catch (IOException | RefusedException e) {
            place.warnings().say("run " + partId + " is not cancelled: " + e.getMessage());
            signals.endAll("TERM", job.grace());
        }
    }

    private RecordedRun.Attempted report(Task run) {
        Map<String, @Nullable Object> known = Map.of("run", partId);
        if (run.status() == Status.COMPLETED) {
            return RecordedRun.Attempted.completed(known);
        }
        boolean isOver = run.status().isTerminal();
        String reason = run.value(TaskField.REASON) instanceof String said ? said : null;
        String error = !isOver ? INTERRUPTED + ": run " + partId + " is open" : run.status() == Status.CANCELLED ? reason == null ? "its run was cancelled" : reason
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
