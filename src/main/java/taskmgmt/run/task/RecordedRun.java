package taskmgmt.run.task;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.WorkFigures;
import taskmgmt.journal.LogFiles;
import taskmgmt.machine.Processes;
import taskmgmt.preset.WorkPreset;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.ChildFigures;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.trace.TaskTraces;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.trace.TaskTrace;
import taskmgmt.task.trace.TraceContext;

/**
 * Runs a command as a task: registers and starts it in one change, runs it, and records its end in another. In between this
 * process holds the lock of the task, so that others notice when it is gone. Not thread-safe.
 */
public final class RecordedRun {
    private static final String TASK_ID = "TASK_MGMT_TASK_ID";

    private final TaskLog log;
    private final RandomGenerator random;
    private final Processes processes;
    private final SignalRelay signals;
    private final Streams streams;
    private final Warnings warnings;
    private final Child.Start start;

    public RecordedRun(TaskLog log, RandomGenerator random, Processes processes, SignalRelay signals, Streams streams, Warnings warnings) {
        this(log, random, processes, signals, streams, warnings, Child.Start.ALONE);
    }

    /** The same for commands of which several may run at a time, each by an instance of its own. */
    public RecordedRun(TaskLog log, RandomGenerator random, Processes processes, SignalRelay signals, Streams streams, Warnings warnings,
            Child.Start start) {
        this.start = start;
        this.log = log;
        this.random = random;
        this.processes = processes;
        this.signals = signals;
        this.streams = streams;
        this.warnings = warnings;
    }

    /**
     * The outcome.
     *
     * @param status   how the command ended; if its verification failed, how that ended
     * @param error    why the task failed; null if it completed
     * @param figures  of the last try; null if it could not be started
     * @param recorded whether the end is in the log; if not, a warning has said why
     * @param wasRun   false if there is another open task with its key, whose id this then is
     */
    public record Result(
            String taskId, ExitStatus status, @Nullable String error, @Nullable ChildFigures figures, boolean recorded, boolean wasRun) {}

    /** Receives the id of the task before the command is run. */
    public interface Registered {
        /** Ignores it. */
        Registered NOBODY = new Registered() {
            @Override
            public void as(String taskId) {
                // Ignored.
            }
        };

        void as(String taskId);
    }

    /** The same, without reporting the id before the end. */
    public Result run(RunRequest request) throws IOException, InterruptedException {
        return run(request, Registered.NOBODY);
    }

    /**
     * Runs the command. When this returns, the outcome is written, subject to the sync policy.
     *
     * @throws RefusedException if the task cannot be registered, or the policy forbids it; nothing has been run then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked; the same
     */
    public Result run(RunRequest request, Registered registered) throws IOException, InterruptedException {
        MoveTask.Start begun = HeldRun.start(processes);
        NewTask task = request.heard().task(request.task()).startedAs(begun);
        CreateTask create = new CreateTask(log, random);
        CreateTask.Created created = task.key() == null ? create.createUnlessOpen(task)
                : new Turn(log, create, signals).take(task, request.ifRunning());
        String id = created.taskId();
        if (!created.isNew()) {
            String ending = signals.ended();
            return new Result(id, ending == null ? new ExitStatus(0) : ExitStatus.signalled(ending), null, null, true, false);
        }
        registered.as(id);
        try (HeldRun _ = HeldRun.of(log.directory(), id, log.disk(), warnings);
                Hearing hearing = Hearing.of(request.heard(), id, log.disk(), warnings)) {
            return run(request.with(variables(id, created.task())), id, begun, hearing);
        }
    }

    /**
     * How one attempt at a task ended.
     *
     * @param error why it failed; null if it did not
     * @param soFar its figures, for a task with further attempts
     * @param end   what is to be recorded if there are none
     */
    public record Attempted(ExitStatus status, @Nullable String error, RecordSnapshot soFar, List<MoveTask> end) {
        private static final RecordSnapshot NO_FIGURES = new RecordSnapshot(null, WorkFigures.NONE);

        public Attempted {
            end = List.copyOf(end);
        }

        /** For work that is not a command. */
        public static Attempted completed(Map<String, @Nullable Object> result) {
            return completed(result, null);
        }

        /** The same with additional metadata. */
        public static Attempted completed(Map<String, @Nullable Object> result, @Nullable Map<String, @Nullable Object> known) {
            return new Attempted(new ExitStatus(0), null, NO_FIGURES,
                    List.of(new MoveTask.Complete(null, result, known, WorkFigures.NONE, Status.Proof.OBSERVED)));
        }

        /** For work that is not a command, and failed for a reason with a known category. */
        public static Attempted failed(String error, String category, Map<String, @Nullable Object> known) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>(known);
            metadata.put("error_category", category);
            return new Attempted(new ExitStatus(1), error, NO_FIGURES,
                    List.of(new MoveTask.Fail(error, metadata, WorkFigures.NONE, Status.Proof.OBSERVED)));
        }
    }

    /**
     * Makes one attempt at a task that this process has already started, and leaves it to the caller to record how it ended.
     *
     * @param also receives everything that the command writes
     */
    public Attempted attempt(RunRequest request, Task task, OutputListener also) throws InterruptedException {
        return attempt(request, task.id(), task, also);
    }

    /** The same if the task was not read. */
    public Attempted attempt(RunRequest request, String id, OutputListener also) throws InterruptedException {
        return attempt(request, id, null, also);
    }

    private Attempted attempt(RunRequest request, String id, @Nullable Task task, OutputListener also) throws InterruptedException {
        try (Hearing hearing = Hearing.of(request.heard(), id, log.disk(), warnings)) {
            Try tried = attempt(request, request.command().with(variables(id, task)), id, hearing, also);
            return new Attempted(tried.status(), tried.error(), tried.snapshot(), tried.end(hearing.metadata()));
        }
    }

    /** A task with a key stays open between two tries, so that no other one with that key starts meanwhile. */
    private Result run(RunRequest request, String id, MoveTask.Start begun, Hearing hearing) throws InterruptedException {
        ChildCommand command = request.command();
        boolean keyed = request.task().key() != null;
        int done = 0;
        while (true) {
            Try tried = attempt(request, command, id, hearing);
            boolean again = !tried.succeeded() && signals.ended() == null && request.retry().allows(done, tried.status().code());
            boolean recorded = again && keyed ? recordRetry(id, tried) : recordAll(id, tried.end(hearing.metadata()));
            if (recorded && again && !signals.await(request.retry().pause(done++)) && record(id, begun)) {
                continue;
            }
            if (recorded && again && keyed && signals.ended() != null) {
                recorded = recordAll(id, tried.end(hearing.metadata()));
            }
            follow(request, command, tried);
            return new Result(id, tried.status(), tried.error(), tried.figures(), recorded, true);
        }
    }

    private boolean recordAll(String id, List<MoveTask> moves) {
        for (MoveTask move : moves) {
            if (!record(id, move)) {
                return false;
            }
        }
        return true;
    }

    private boolean recordRetry(String id, Try tried) {
        return record(id, tried.snapshot()) && record(id, new MoveTask.Retry(tried.error()));
    }

    /** @param task null if it was not read */
    private Map<String, String> variables(String id, @Nullable Task task) {
        Path directory = log.directory().toAbsolutePath().normalize();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(TASK_ID, id);
        variables.put("TASK_MGMT_LOGS", directory.toString());
        variables.put("TASK_MGMT_BUS", directory.resolve(LogFiles.EVENTS).toString());
        try {
            TaskTraces traces = new TaskTraces(LogReader.at(directory));
            TaskTrace trace = task == null ? traces.of(id) : traces.of(task);
            if (trace != null) {
                variables.put(TraceContext.VARIABLE, trace.context().text());
            }
        } catch (IOException e) {
            warnings.say("the trace of " + id + " is not known: " + e.getMessage());
        }
        return variables;
    }

    private Try attempt(RunRequest request, ChildCommand command, String id, Hearing hearing) throws InterruptedException {
        return attempt(request, command, id, hearing, OutputListener.NOBODY);
    }

    private Try attempt(RunRequest request, ChildCommand command, String id, Hearing hearing, OutputListener also) throws InterruptedException {
        String ending = signals.ended();
        if (ending != null) {
            return Try.notBegun(ending);
        }
        Hearing.Ear ear = hearing.open();
        Long before = stored(request);
        Child child;
        try {
            child = start.start(command, streams, BothHear.of(ear, also), request.tail());
        } catch (IOException e) {
            return Try.notStarted(e);
        }
        Child.Ended ended;
        try (SignalRelay.Link _ = signals.to(child)) {
            ended = child.await(request.time(), new FigureWatch(request.measureEvery(), ear::soFar, snapshot -> record(id, snapshot)));
        }
        Try tried = Try.of(ended, request.time(), ear.last(), grown(request, before));
        return tried.succeeded() ? checked(tried, request, command) : tried;
    }

    private Try checked(Try tried, RunRequest request, ChildCommand command) throws InterruptedException {
        TaskVerification check = request.verify() == null ? null : verify(request, command);
        WorkPreset preset = request.preset();
        Map<String, @Nullable Object> known = request.task().metadata();
        return preset != null ? tried.judged(preset, check, known == null ? Map.of() : known)
                : check != null ? tried.verified(check) : tried;
    }

    /** Null if nothing is watched, or it cannot be measured. */
    private @Nullable Long stored(RunRequest request) {
        Path watched = request.watched();
        try {
            return watched == null ? null : StoredBytes.in(watched);
        } catch (IOException e) {
            warnings.say("the growth of " + watched + " is not known: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Long grown(RunRequest request, @Nullable Long before) {
        Long now = before == null ? null : stored(request);
        return before == null || now == null ? null : Long.valueOf(now - before);
    }

    private TaskVerification verify(RunRequest request, ChildCommand command) throws InterruptedException {
        String line = String.valueOf(request.verify());
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("command", line);
        try {
            Child check = start.start(command.shell(line), streams, OutputListener.NOBODY, false);
            try (SignalRelay.Link _ = signals.to(check)) {
                ExitStatus status = check.await(request.time(), Child.Watcher.NOBODY).status();
                details.put("exit_code", (long) status.code());
                return new TaskVerification(status.isSuccess(), details);
            }
        } catch (IOException e) {
            details.put("error", String.valueOf(e.getMessage()));
            return new TaskVerification(false, details);
        }
    }

    /**
     * A failure to record is only a warning, since the command has run in any case: someone else may have ended the task
     * meanwhile.
     */
    private boolean record(String id, TaskRequest request) {
        try {
            new ChangeTask(log).apply(id, request);
            return true;
        } catch (RefusedException | IOException e) {
            warnings.say("what became of " + id + " is not recorded: " + e.getMessage());
            return false;
        }
    }

    /** Does what the user wants done afterwards; the task's title and facts never become part of a shell command line. */
    private void follow(RunRequest request, ChildCommand command, Try tried) throws InterruptedException {
        FollowUp wanted = tried.succeeded() ? request.onDone() : request.onFail();
        if (wanted == null) {
            return;
        }
        String title = request.task().details().title();
        String fault = wanted instanceof FollowUp.Post post
                ? post.send(tried.report(String.valueOf(command.environment().get(TASK_ID)), title), time -> !signals.await(time))
                : ran(((FollowUp.Line) wanted).text(), command, tried.facts(title));
        if (fault != null) {
            warnings.say((tried.succeeded() ? "--on-done" : "--on-fail") + ": " + fault);
        }
    }

    private @Nullable String ran(String line, ChildCommand command, Map<String, String> facts) throws InterruptedException {
        try {
            Child child = start.start(command.shell(line).with(facts), streams, OutputListener.NOBODY, false);
            ExitStatus status = child.await(new Child.TimeLimit(null, Duration.ZERO), Child.Watcher.NOBODY).status();
            return status.isSuccess() ? null : status.words();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
