package taskmgmt.run.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Job;
import taskmgmt.run.Child;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/** One task that a worker runs: what it is, its process, and how it ended. Its thread and that of the worker share it. */
final class JobRun {
    private final Task task;
    private final Job job;
    private @Nullable Child child;
    private boolean stopped;
    private @Nullable TaskLog log;
    private RecordedRun.@Nullable Result result;
    private @Nullable Exception failure;

    JobRun(Task task, Job job) {
        this.task = task;
        this.job = job;
    }

    Task task() {
        return task;
    }

    Job job() {
        return job;
    }

    /** Nobody wants it any more: its process is ended with all its descendants. */
    synchronized void stop() {
        stopped = true;
        if (child != null) {
            child.end(job.grace());
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Its process has begun. */
    synchronized Child began(Child process) {
        child = process;
        if (stopped) {
            process.end(Duration.ZERO);
        }
        return process;
    }

    /** It is over. */
    synchronized void ended(TaskLog usedLog, RecordedRun.@Nullable Result how, @Nullable Exception why) {
        log = usedLog;
        result = how;
        failure = why;
    }

    synchronized TaskLog log() {
        if (log == null) {
            throw new IllegalStateException("it has not ended: " + task.id());
        }
        return log;
    }

    synchronized RecordedRun.@Nullable Result result() {
        return result;
    }

    /** Where it could not so much as be run, that concerns all that the worker does. */
    synchronized void rethrow() {
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        if (failure != null) {
            throw new IllegalStateException("interrupted while it ran: " + task.id(), failure);
        }
    }
}
