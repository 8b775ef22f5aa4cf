package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.WorkFigures;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.machine.Processes;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.ChildFigures;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;

/**
 * Runs a command as a task: registers and starts it in one change, runs it, and says how it ended in another one. In between this
 * process holds the lock of the task, so that everybody knows when it is gone. Not thread-safe.
 */
public final class RecordedRun {
    private static final String TASK_ID = "TASK_MGMT_TASK_ID";

    private final TaskLog log;
    private final RandomGenerator random;
    private final Processes processes;
    private final SignalRelay signals;
    private final Streams streams;
    private final Warnings warnings;

    public RecordedRun(TaskLog log, RandomGenerator random, Processes processes, SignalRelay signals, Streams streams, Warnings warnings) {
        this.log = log;
        this.random = random;
        this.processes = processes;
        this.signals = signals;
        this.streams = streams;
        this.warnings = warnings;
    }

    /**
     * What became of it.
     *
     * @param status   how the command ended; with a verification that did not pass, how that ended
     * @param error    why the task failed; null where it completed
     * @param figures  of the last try; null where it could not be started
     * @param recorded whether the end is in the log: where it is not, a warning has said why
     */
    public record Result(String taskId, ExitStatus status, @Nullable String error, @Nullable ChildFigures figures, boolean recorded) {}

    /**
     * Runs it. When this returns, what became of it is written, as the sync policy has it.
     *
     * @throws RefusedException where the task cannot be registered, or the policy forbids it; nothing has been run then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked; the same
     */
    public Result run(RunRequest request) throws IOException, InterruptedException {
        MoveTask.Start start = new MoveTask.Start(Owners.named(processes, ProcessHandle.current().pid()));
        String id = new CreateTask(log, random).create(request.task().startedAs(start));
        try (Held _ = held(id)) {
            ChildCommand command = request.command().with(variables(id));
            Try tried = attempt(request, command, id);
            boolean recorded = record(id, tried.end());
            int again = 0;
            while (recorded && !tried.succeeded() && isTriedAgain(request.retry(), again++, tried) && record(id, start)) {
                tried = attempt(request, command, id);
                recorded = record(id, tried.end());
            }
            follow(request, command, tried);
            return new Result(id, tried.status(), tried.error(), tried.figures(), recorded);
        }
    }

    /** Waits for the next attempt, if there is to be one: not where this process is to end. */
    private boolean isTriedAgain(RetryRule rule, int done, Try failed) throws InterruptedException {
        return signals.ended() == null && rule.allows(done, failed.status().code()) && !signals.await(rule.pause(done));
    }

    /** Without the lock others know this process by its number only, which is no reason not to run what is started already. */
    private Held held(String id) {
        try {
            return new Held(RunLock.take(log.directory(), id, log.disk()));
        } catch (IOException e) {
            warnings.say("the lock of " + id + " cannot be taken: " + e.getMessage());
            return new Held(null);
        }
    }

    /** A lock that is given back whatever happens; that its file cannot be taken away is no reason to fail. */
    private record Held(@Nullable RunLock lock) implements AutoCloseable {
        @Override
        public void close() {
            try {
                if (lock != null) {
                    lock.close();
                }
            } catch (IOException _) {
                return; // the file is free, and so is what a sweep takes away
            }
        }
    }

    private Map<String, String> variables(String id) {
        Path directory = log.directory().toAbsolutePath().normalize();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(TASK_ID, id);
        variables.put("TASK_MGMT_LOGS", directory.toString());
        variables.put("TASK_MGMT_BUS", directory.resolve(LogFiles.EVENTS).toString());
        return variables;
    }

    private Try attempt(RunRequest request, ChildCommand command, String id) throws InterruptedException {
        String ending = signals.ended();
        if (ending != null) {
            return Try.notBegun(ending);
        }
        Child child;
        try {
            child = Child.start(command, streams, OutputListener.NOBODY, request.tail());
        } catch (IOException e) {
            return Try.notStarted(e);
        }
        Child.Ended ended;
        try (SignalRelay.Link _ = signals.to(child)) {
            ended = child.await(request.time(), new Snapshots(id, request.measureEvery()));
        }
        Try tried = Try.of(ended, request.time());
        return tried.succeeded() && request.verify() != null ? tried.verified(verify(request, command)) : tried;
    }

    private TaskVerification verify(RunRequest request, ChildCommand command) throws InterruptedException {
        String line = String.valueOf(request.verify());
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("command", line);
        try {
            Child check = Child.start(command.shell(line), streams, OutputListener.NOBODY, false);
            try (SignalRelay.Link _ = signals.to(check)) {
                ExitStatus status = check.await(request.time(), Snapshots.NONE).status();
                details.put("exit_code", (long) status.code());
                return new TaskVerification(status.isSuccess(), details);
            }
        } catch (IOException e) {
            details.put("error", String.valueOf(e.getMessage()));
            return new TaskVerification(false, details);
        }
    }

    /** What happened has happened, whether it can be written or not: somebody else may have ended the task meanwhile. */
    private boolean record(String id, TaskRequest request) {
        try {
            new ChangeTask(log).apply(id, request);
            return true;
        } catch (RefusedException | IOException e) {
            warnings.say("what became of " + id + " is not recorded: " + e.getMessage());
            return false;
        }
    }

    /** Runs what its user wants to be run then; the task's title and facts are variables, and never part of the line. */
    private void follow(RunRequest request, ChildCommand command, Try tried) throws InterruptedException {
        String line = tried.succeeded() ? request.onDone() : request.onFail();
        if (line == null) {
            return;
        }
        try {
            Child child = Child.start(command.shell(line).with(tried.facts(request.task().details().title())), streams,
                    OutputListener.NOBODY, false);
            ExitStatus status = child.await(new Child.TimeLimit(null, Duration.ZERO), Snapshots.NONE).status();
            if (!status.isSuccess()) {
                warnings.say((tried.succeeded() ? "--on-done" : "--on-fail") + ": " + status.words());
            }
        } catch (IOException e) {
            warnings.say((tried.succeeded() ? "--on-done" : "--on-fail") + ": " + e.getMessage());
        }
    }

    /** Records the figures of a command now and then while it runs. */
    private final class Snapshots implements Child.Watcher {
        /** Nobody wants to know. */
        static final Child.Watcher NONE = new Child.Watcher() {
            @Override
            public @Nullable Duration pause() {
                return null;
            }

            @Override
            public void look(ChildFigures soFar) {
                throw new IllegalStateException("the pause is over that never ends");
            }
        };

        private final String id;
        private final @Nullable Duration every;

        Snapshots(String id, @Nullable Duration every) {
            this.id = id;
            this.every = every;
        }

        @Override
        public @Nullable Duration pause() {
            return every;
        }

        @Override
        public void look(ChildFigures soFar) {
            WorkFigures figures = FigureRecord.of(soFar, null);
            record(id, new RecordSnapshot(null, figures));
        }
    }
}
