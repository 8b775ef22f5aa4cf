package taskmgmt.run.worker;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.machine.Processes;
import taskmgmt.queue.Job;
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
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/** Runs single tasks of the queue. May be used by several threads, each with a log of its own. */
final class JobRunner {
    /** What is written is kept in a file; there is nobody who looks on. */
    private static final Streams NOWHERE = new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);

    private final WorkerRule rule;
    private final Path output;
    private final Processes processes;
    private final SignalRelay signals;
    private final InstantSource clock;
    private final Warnings warnings;

    JobRunner(WorkerRule rule, Path output, Processes processes, SignalRelay signals, InstantSource clock, Warnings warnings) {
        this.rule = rule;
        this.output = output;
        this.processes = processes;
        this.signals = signals;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Runs it to its end; whatever happens is said in it, and recorded by the worker. */
    void run(JobRun run, TaskLog log) {
        Child.Start start = (command, streams, listener, tail) ->
                run.began(Child.Start.AMONG_OTHERS.start(command, streams, listener, tail));
        RecordedRun recorded = new RecordedRun(log, new SplittableRandom(), processes, signals, NOWHERE, warnings, start);
        String missing = run.job().environment().missing(rule.variables());
        if (missing != null) {
            String error = "the secret " + missing + " is not in the environment of the worker";
            run.ended(log, error, List.of(new MoveTask.Fail(error, null, WorkFigures.NONE, Status.Proof.OBSERVED)), null);
            return;
        }
        try {
            run.isHeldBy(HeldRun.of(log.directory(), run.task().id(), warnings));
            RecordedRun.Attempted attempted = recorded.attempt(request(run.task(), run.job()), run.task(), OutputListener.NOBODY);
            run.ended(log, attempted.error(), report(run.task(), run.job(), attempted), null);
        } catch (InterruptedException | RuntimeException e) {
            run.ended(log, String.valueOf(e.getMessage()), List.of(), e);
        }
    }

    /** What is recorded of it: its end, with what is to be known of an error, or its figures and that it is run again. */
    private List<? extends TaskRequest> report(Task task, Job job, RecordedRun.Attempted attempted) {
        String error = attempted.error();
        if (error == null || !(attempted.end().getLast() instanceof MoveTask.Fail fail)) {
            return attempted.end();
        }
        FailedAttempt failed = new FailedAttempt(task, job, attempted.status().code(), fail);
        Instant next = retryAt(failed);
        return next == null ? List.of(failed.end()) : List.of(attempted.soFar(), new MoveTask.Retry(failed.error(), next));
    }

    private RunRequest request(Task task, Job job) {
        Map<String, @Nullable String> environment = new LinkedHashMap<>(job.environment().values());
        job.environment().secrets().forEach(name -> environment.put(name, rule.variables().get(name)));
        environment.put(Orphans.ATTEMPT, Orphans.attempt(task.id(), task.tally().retries() + 1));
        ChildCommand command = new ChildCommand(job.command(), Path.of(job.directory()), environment);
        return new RunRequest(NewTask.titled(task.title()), command, new Child.TimeLimit(job.timeout(), job.grace()), RetryRule.NEVER,
                null, null, null, rule.measureEvery(), job.environment().secrets().isEmpty(), new Heard(output, null, null), IfRunning.FAIL, null, null);
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
