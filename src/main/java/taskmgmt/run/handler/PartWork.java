package taskmgmt.run.handler;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Job;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.worker.WorkHandlers;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/**
 * Work on a task of the queue that is a task of its own, with steps below it: each attempt at the first goes on with the second, where
 * the last one ended. For one attempt.
 */
abstract class PartWork implements WorkHandlers.Work {
    final Task task;
    final Job job;
    final TaskLog log;
    final HandlerPlace place;
    /** The id of the task that does the work. */
    final String partId;
    final SignalRelay signals;

    /** @param kind what that task is: {@code run} */
    PartWork(Task task, Job job, TaskLog log, HandlerPlace place, String kind) {
        this.task = task;
        this.job = job;
        this.log = log;
        this.place = place;
        this.partId = PartId.of(task.id(), kind);
        this.signals = place.signals().part(place.process().grace());
    }

    @Override
    public final RecordedRun.Attempted attempt() throws IOException, InterruptedException {
        try (signals; WorkLines lines = new WorkLines(place.output(), task.id(), place.process().clock(), place.warnings())) {
            if (HeldRun.isHeld(log.directory(), partId)) {
                throw new IllegalArgumentException("task " + partId + " is led by another process");
            }
            return attempt(LogReader.at(log.directory()).tasks(Set.of(partId)).get(partId), lines);
        }
    }

    /** @param known the task that does the work, as the last attempt left it; null if there was none */
    abstract RecordedRun.Attempted attempt(@Nullable Task known, WorkLines lines) throws IOException, InterruptedException;
}
