package taskmgmt.run.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.machine.Processes;
import taskmgmt.queue.ErrorCategory;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobWork;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.IfRunning;
import taskmgmt.run.task.Orphans;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RetryRule;
import taskmgmt.run.task.RunRequest;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/** Runs single tasks of the queue. May be used by several threads, each with a log of its own. */
final class JobRunner {
    /** Output is kept in a file; no person is watching. */
    private static final Streams NOWHERE = new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);

    private static final String FLAGS = "TASK_MGMT_FLAGS";

    private final WorkerRule rule;
    private final Path output;
    private final Processes processes;
    private final SignalRelay signals;
    private final InstantSource clock;
    private final Warnings warnings;
    private final WorkHandlers handlers;

    JobRunner(WorkerRule rule, Path output, Processes processes, SignalRelay signals, InstantSource clock, Warnings warnings, WorkHandlers handlers) {
        this.handlers = handlers;
        this.rule = rule;
        this.output = output;
        this.processes = processes;
        this.signals = signals;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Runs it to its end; whatever happens is said in it, and recorded by the worker. */
    void run(JobRun run, TaskLog log) {
        String missing = run.job().environment().missing(rule.variables());
        if (missing != null) {
            String error = "the secret " + missing + " is not in the environment of the worker";
            run.ended(log, error, List.of(new MoveTask.Fail(error, null, WorkFigures.NONE, Status.Proof.OBSERVED)), null);
            return;
        }
        try {
            run.isHeldBy(HeldRun.of(log.directory(), run.task().id(), warnings));
            RecordedRun.Attempted attempted = run.job().work() instanceof JobWork.Command command ? attempt(run, command, log)
                    : run.job().work() instanceof JobWork.Named named ? named(run, named, log) : handle(run, log);
            run.ended(log, attempted.error(), report(run.task(), run.job(), attempted), null);
        } catch (InterruptedException | RuntimeException e) {
            run.ended(log, String.valueOf(e.getMessage()), List.of(), e);
        }
    }

    private RecordedRun.Attempted attempt(JobRun run, JobWork.Command command, TaskLog log) throws InterruptedException {
        Child.Start start = (words, streams, listener, tail) -> run.began(Child.Start.AMONG_OTHERS.start(words, streams, listener, tail));
        RecordedRun recorded = new RecordedRun(log, new SplittableRandom(), processes, signals, NOWHERE, warnings, start);
        return recorded.attempt(request(run.task(), run.job(), command, log), run.task(), OutputListener.NOBODY);
    }

    /** By the version that was recorded when it was taken. */
    private RecordedRun.Attempted named(JobRun run, JobWork.Named named, TaskLog log) throws InterruptedException {
        try {
            NamedHandler handler = QueueFile.read(log.directory()).rollouts().handlers().get(named.name());
            String begin = named.name() + "@";
            List<String> words = handler != null && run.task().fields().get(Task.HANDLER_VERSION) instanceof String version && version.startsWith(begin)
                    ? handler.versions().get(version.substring(begin.length())) : null;
            if (words == null) {
                return RecordedRun.Attempted.failed("there is no handler '" + named.name() + "'", ErrorCategory.VALIDATION.text(), Map.of());
            }
            List<String> all = new ArrayList<>(words);
            all.addAll(named.words());
            return attempt(run, new JobWork.Command(all), log);
        } catch (IOException e) {
            return RecordedRun.Attempted.failed(String.valueOf(e.getMessage()), ErrorCategory.RESOURCE.text(), Map.of());
        }
    }

    private RecordedRun.Attempted handle(JobRun run, TaskLog log) throws InterruptedException {
        try {
            WorkHandlers.Work work = handlers.of(run.task(), run.job(), log);
            if (work == null) {
                throw new IllegalArgumentException("this worker has no handler for it");
            }
            run.began(work);
            return work.attempt();
        } catch (IllegalArgumentException | RefusedException e) {
            return RecordedRun.Attempted.failed(String.valueOf(e.getMessage()), ErrorCategory.VALIDATION.text(), Map.of());
        } catch (IOException e) {
            return RecordedRun.Attempted.failed(String.valueOf(e.getMessage()), ErrorCategory.RESOURCE.text(), Map.of());
        }
    }

    /** What is recorded: its end, with what is known about an error, or its figures and that it is run again. */
    private List<? extends TaskRequest> report(Task task, Job job, RecordedRun.Attempted attempted) {
        String error = attempted.error();
        if (error == null || !(attempted.end().getLast() instanceof MoveTask.Fail fail)) {
            return attempted.end();
        }
        FailedAttempt failed = new FailedAttempt(task, job, attempted.status().code(), fail);
        Instant next = retryAt(failed);
        return next == null ? List.of(failed.end()) : List.of(attempted.soFar(), new MoveTask.Retry(failed.error(), next));
    }

    private RunRequest request(Task task, Job job, JobWork.Command work, TaskLog log) {
        Map<String, @Nullable String> environment = new LinkedHashMap<>(job.environment().values());
        job.environment().secrets().forEach(name -> environment.put(name, rule.variables().get(name)));
        environment.put(Orphans.ATTEMPT, Orphans.attempt(task.id(), task.tally().retries() + 1));
        String flags = flags(task, log);
        if (!flags.isEmpty()) {
            environment.put(FLAGS, flags);
        }
        ChildCommand command = new ChildCommand(work.words(), Path.of(job.directory()), environment);
        return new RunRequest(NewTask.titled(task.title()), command, new Child.TimeLimit(job.timeout(), job.grace()), RetryRule.NEVER,
                null, null, null, rule.measureEvery(), job.environment().secrets().isEmpty(), new Heard(output, null, null), IfRunning.FAIL, null, null);
    }

    /** The features that the task has, between commas. */
    private String flags(Task task, TaskLog log) {
        try {
            return String.join(",", QueueFile.read(log.directory()).rollouts().of(task.id()));
        } catch (IOException e) {
            warnings.say("task " + task.id() + " has no feature flags: " + e.getMessage());
            return "";
        }
    }

    /** One that was ended because its worker ends is due at once: another worker, or the next one, runs it. */
    private @Nullable Instant retryAt(FailedAttempt failed) {
        if (signals.ended() != null) {
            return clock.instant();
        }
        Duration pause = failed.pause(new SplittableRandom());
        return pause == null ? null : clock.instant().plus(pause);
    }
}
