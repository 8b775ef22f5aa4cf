package taskmgmt.run.task;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskRun;

/**
 * Registers tasks one at a time for each key. The log decides whose turn it is: under its lock a task is registered only if there is
 * no open one with its key. A task that a killed process left open is ended as lost, so that nothing waits for it. Not thread-safe.
 */
final class Turn {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    private final TaskLog log;
    private final CreateTask create;
    private final SignalRelay signals;

    Turn(TaskLog log, CreateTask create, SignalRelay signals) {
        this.log = log;
        this.create = create;
        this.signals = signals;
    }

    /**
     * The task that is now registered, or the open one with its key, which is not new. The latter is returned if the task is to be
     * skipped, or this process was asked to end while it waited.
     *
     * @throws RefusedException if one is open, and that is to be a failure
     */
    CreateTask.Created take(NewTask task, IfRunning ifRunning) throws IOException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            CreateTask.Created created = create.createUnlessOpen(task);
            if (created.isNew()) {
                return created;
            }
            if (endIfLost(created.taskId())) {
                continue;
            }
            if (ifRunning == IfRunning.FAIL) {
                throw new RefusedException(Refusal.NOT_ALLOWED,
                        "task " + created.taskId() + " of this key is open: --if-running wait waits for its end");
            }
            if (ifRunning == IfRunning.SKIP || signals.await(pause)) {
                return created;
            }
            pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Only a free lock proves that no process runs it any more. */
    private boolean endIfLost(String id) throws IOException {
        if (RunLock.state(log.directory(), id) != RunLock.State.FREE) {
            return false;
        }
        TaskRun open = find(id);
        return open != null && new EndLost(log).end(open) != null;
    }

    private @Nullable TaskRun find(String id) throws IOException {
        List<TaskRun> open = RunReader.of(LogReader.at(log.directory()), (done, total) -> { }).fold(StuckRule.history()).open();
        for (TaskRun run : open) {
            if (run.id().equals(id)) {
                return run;
            }
        }
        return null;
    }
}
