package taskmgmt.run.workflow;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.OutputListener;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.IfRunning;
import taskmgmt.run.task.Orphans;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RetryRule;
import taskmgmt.run.task.RunRequest;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.workflow.StepOutput;
import taskmgmt.workflow.run.Ready;
import taskmgmt.workflow.run.RunRecord;

/**
 * Executes steps: runs commands as processes, and sends web requests, each in a thread that waits for it. It uses only the path
 * of the log: recording the end of a command is left to the listener.
 */
final class ProcessCommands implements StepCommands {
    /** The variable that is the same for every attempt at a step, so that a service can recognize repeated requests. */
    private static final String KEY = "TASK_MGMT_IDEMPOTENCY_KEY";
    private static final Streams NOWHERE = new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);

    private final TaskLog log;
    private final Path output;
    private final RunPlace place;
    private final SignalRelay signals;
    private final Warnings warnings;
    private final WebhookRequests webhooks;

    /** @param output a directory for files with the output of each */
    ProcessCommands(TaskLog log, Path output, RunPlace place, SignalRelay signals, Warnings warnings) {
        this.log = log;
        this.output = output;
        this.place = place;
        this.signals = signals;
        this.warnings = warnings;
        this.webhooks = new WebhookRequests(place.environment());
    }

    @Override
    public Running begin(AdvanceRun.Begun begun, Consumer<Ended> whenEnded) {
        if (begun.begin().ready().means() instanceof Ready.Means.Request request) {
            return webhooks.begin(begun, request, whenEnded);
        }
        StepProcess process = new StepProcess(begun.begin().ready().grace());
        Thread.ofPlatform().name("step-" + begun.begin().path()).start(() -> whenEnded.accept(run(begun, process)));
        return process;
    }

    @Override
    public void endLost(Task task) throws InterruptedException {
        new Orphans(log.directory()).end(Orphans.attempt(task.id(), task.tally().retries() + 1), place.grace());
    }

    /** Its process, once it has started. */
    private static final class StepProcess implements Running {
        private final Duration grace;
        private @Nullable Child child;
        private boolean stopped;

        StepProcess(Duration grace) {
            this.grace = grace;
        }

        synchronized Child began(Child process) {
            child = process;
            if (stopped) {
                process.end(Duration.ZERO);
            }
            return process;
        }

        @Override
        public synchronized void stop() {
            stopped = true;
            if (child != null) {
                child.end(grace);
            }
        }
    }

    private Ended run(AdvanceRun.Begun begun, StepProcess process) {
        Said said = new Said(!begun.begin().ready().outputs().isEmpty());
        try {
            Child.Start start = (command, streams, listener, tail) ->
                    process.began(Child.Start.AMONG_OTHERS.start(command, streams, listener, tail));
            RecordedRun run = new RecordedRun(log, new SplittableRandom(), place.processes(), signals, NOWHERE, warnings, start);
            RecordedRun.Attempted attempted = run.attempt(request(begun), begun.task(), said);
            return new Ended(begun, attempted, said.text(), null);
        } catch (IllegalArgumentException e) {
            return new Ended(begun, null, "", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(begun, null, "", "interrupted while it ran");
        } catch (RuntimeException e) {
            return new Ended(begun, null, "", "a bug: " + e); // the leader of the run must be told of its end
        }
    }

    private RunRequest request(AdvanceRun.Begun begun) {
        Ready ready = begun.begin().ready();
        Task task = begun.task();
        if (!(ready.means() instanceof Ready.Means.CommandLine process)) {
            throw new IllegalStateException("no command: " + task.id());
        }
        Map<String, @Nullable String> all = new LinkedHashMap<>(place.variables());
        process.withheld().forEach(each -> all.put(each, null));
        all.putAll(process.environment());
        for (String each : ready.secrets()) {
            all.put(each, secret(each, place.environment()));
        }
        all.put(KEY, task.id());
        all.put(Orphans.ATTEMPT, Orphans.attempt(task.id(), task.tally().retries() + 1));
        all.put("TASK_MGMT_RUN_ID", String.valueOf(task.fields().get(RunRecord.PARENT)));
        ChildCommand command = new ChildCommand(process.words(), directory(process.directory()), all);
        return new RunRequest(NewTask.titled(task.title()), command, new Child.TimeLimit(ready.timeout(), ready.grace()), RetryRule.NEVER, null,
                null, null, null, ready.secrets().isEmpty(), new Heard(output, null, null), IfRunning.FAIL, null, null);
    }

    /** @throws IllegalArgumentException if it is not set */
    static String secret(String name, Map<String, String> environment) {
        String secret = environment.get(name);
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("the secret " + name + " is not in the environment of whoever leads the run");
        }
        return secret;
    }

    private static Path directory(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the directory '" + name + "' is none: " + e.getReason(), e);
        }
    }

    /** The beginning of standard output, if it is wanted. */
    private static final class Said implements OutputListener {
        private final boolean asked;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Said(boolean asked) {
            this.asked = asked;
        }

        @Override
        public boolean listens() {
            return asked;
        }

        @Override
        public synchronized void wrote(byte[] written, int length, boolean isError) {
            if (!isError) {
                bytes.write(written, 0, Math.min(length, StepOutput.MAX_READ - bytes.size()));
            }
        }

        @Override
        public void end() {
            // What was written has arrived.
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
