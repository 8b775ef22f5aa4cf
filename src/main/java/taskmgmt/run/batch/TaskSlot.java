package taskmgmt.run.batch;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import taskmgmt.machine.Processes;
import taskmgmt.run.Child;
import taskmgmt.run.ChildFigures;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RunRequest;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;

/** Runs the commands of a batch as tasks, by a log of its own: that is not for several threads. */
public final class TaskSlot implements Slot {
    private static final int NOT_ALLOWED = 4;

    private final TaskLog log;
    private final RandomGenerator random;
    private final Processes processes;
    private final SignalRelay signals;
    private final InstantSource clock;
    private final Function<BatchJob, RunRequest> requests;
    private final Warnings warnings;

    /**
     * @param log      is closed with the slot
     * @param random   of its own, too
     * @param requests says how a command is run as a task; several slots ask it at the same time
     */
    public TaskSlot(TaskLog log, RandomGenerator random, Processes processes, SignalRelay signals, InstantSource clock,
            Function<BatchJob, RunRequest> requests, Warnings warnings) {
        this.log = log;
        this.random = random;
        this.processes = processes;
        this.signals = signals;
        this.clock = clock;
        this.requests = requests;
        this.warnings = warnings;
    }

    @Override
    public JobResult run(BatchJob job, Streams streams) throws IOException, InterruptedException {
        long start = clock.millis();
        try {
            RecordedRun run = new RecordedRun(log, random, processes, signals, streams, warnings, Child.Start.AMONG_OTHERS);
            return result(job, run.run(requests.apply(job)), start);
        } catch (RefusedException e) {
            return new JobResult(job, null, false, new ExitStatus(NOT_ALLOWED), "it is not run: " + e.getMessage(), start, 0, 0);
        }
    }

    private static JobResult result(BatchJob job, RecordedRun.Result result, long start) {
        ChildFigures figures = result.figures();
        String error = result.error() == null && !result.recorded() ? "its end is not recorded" : result.error();
        return new JobResult(job, result.taskId(), !result.wasRun(), result.status(), error, start,
                figures == null ? 0 : figures.wallNanos(), 0);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
