package taskmgmt.change.integration;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.ReportProgress;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.WorkFigures;
import taskmgmt.integration.CodegenClient;
import taskmgmt.integration.Integration;
import taskmgmt.integration.RemoteException;
import taskmgmt.integration.RetryPause;
import taskmgmt.store.write.TaskLog;

/**
 * Runs a Codegen agent as a task: started before the run is created, completed with its result, or failed with its error. Not
 * thread-safe.
 */
public final class RunCodegen {
    /** The subsystem of the tasks that integrations work on. */
    public static final String SUBSYSTEM = "integration";

    private static final int MAX_TITLE_CHARS = 80;

    private final TaskLog log;
    private final Integration integration;
    private final CodegenClient client;
    private final RandomGenerator random;

    public RunCodegen(TaskLog log, Integration integration, CodegenClient client, RandomGenerator random) {
        this.log = log;
        this.integration = integration;
        this.client = client;
        this.random = random;
    }

    /**
     * The outcome.
     *
     * @param error null if it succeeded
     */
    public record Outcome(String taskId, @Nullable String result, @Nullable String error) {}

    /**
     * Creates a run and waits for it.
     *
     * @param repository the server's number of a repository; null for any
     * @param pause      between two looks; returns false when the run should no longer be waited for
     */
    public Outcome run(String prompt, @Nullable Long repository, RetryPause pause) throws IOException, InterruptedException {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("prompt", prompt);
        input.put("repo_id", repository);
        String line = prompt.strip().lines().findFirst().orElse("");
        String title = line.length() > MAX_TITLE_CHARS ? line.substring(0, MAX_TITLE_CHARS) : line;
        NewTask task = new NewTask(new NewTask.Identity(null, SUBSYSTEM, integration.name(), null), TaskDetails.titled(title.isBlank() ? integration.name() : title),
                List.of(), List.of(), input, null, new MoveTask.Start(null), null, null, false);
        String id = new CreateTask(log, random).create(task);
        ChangeTask tasks = new ChangeTask(log);
        try {
            CodegenClient.Run run = client.create(prompt, repository, Map.of("task_id", id));
            while (!run.isDone() && !run.isFailed()) {
                tasks.apply(id, new ReportProgress(null, "run " + run.id() + " " + run.status() + (run.url() == null ? "" : " " + run.url()),
                        ReportProgress.Subtasks.UNKNOWN, WorkFigures.NONE));
                run = waited(run, pause);
            }
            if (run.isFailed()) {
                throw new NotDone("run " + run.id() + " ended as " + run.status() + (run.result() == null ? "" : ": " + run.result()));
            }
            tasks.apply(id, new MoveTask.Complete(null, run.answer(), metadata(run), WorkFigures.NONE));
            return new Outcome(id, run.result(), null);
        } catch (RemoteException | NotDone e) {
            String error = String.valueOf(e.getMessage());
            tasks.apply(id, new MoveTask.Fail(error, null, WorkFigures.NONE));
            return new Outcome(id, null, error);
        }
    }

    /** Polls until the run has something else to report. */
    private CodegenClient.Run waited(CodegenClient.Run before, RetryPause pause) throws RemoteException, NotDone, InterruptedException {
        CodegenClient.Run run = before;
        while (run.status().equals(before.status())) {
            if (!pause.before(integration.limits().poll())) {
                throw new NotDone("run " + run.id() + " was not waited for any longer; it goes on" + (run.url() == null ? "" : " at " + run.url()));
            }
            run = client.get(run.id());
        }
        return run;
    }

    private Map<String, @Nullable Object> metadata(CodegenClient.Run run) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("integration", integration.name());
        metadata.put("run_id", run.id());
        metadata.put("web_url", run.url());
        return metadata;
    }

    /** The run failed, and not because of the connection. */
    private static final class NotDone extends Exception {
        private static final long serialVersionUID = 1;

        NotDone(String message) {
            super(message);
        }
    }
}
