package taskmgmt.run.worker;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.queue.TakeJobs;
import taskmgmt.queue.Job;
import taskmgmt.run.Child;
import taskmgmt.run.task.HeldRun;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/** One task that a worker runs: what it is, its process, and how it ended. Its thread and that of the worker share it. */
final class JobRun {
    private final Task task;
    private final Job job;
    private @Nullable Child child;
    private WorkHandlers.@Nullable Work work;
    private boolean stopped;
    private @Nullable TaskLog log;
    private @Nullable HeldRun held;
    private @Nullable String error;
    private List<TaskRequest> end = List.of();
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

    /** It is no longer wanted: its process is ended with all its descendants. */
    synchronized void stop() {
        stopped = true;
        if (child != null) {
            child.end(job.grace());
        }
        if (work != null) {
            work.stop();
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

    /** What is no command has begun. */
    synchronized void began(WorkHandlers.Work handled) {
        work = handled;
        if (stopped) {
            handled.stop();
        }
    }

    /** This process works on it, until its end is {@linkplain #settled recorded}. */
    synchronized void isHeldBy(HeldRun lock) {
        held = lock;
    }

    /**
     * It is over.
     *
     * @param fault  what went wrong with the task; null if nothing did
     * @param report what is to be recorded of it
     * @param why    what went wrong with the worker; null if nothing did
     */
    synchronized void ended(TaskLog usedLog, @Nullable String fault, List<? extends TaskRequest> report, @Nullable Exception why) {
        log = usedLog;
        error = fault;
        end = List.copyOf(report);
        failure = why;
    }

    synchronized TaskLog log() {
        if (log == null) {
            throw new IllegalStateException("it has not ended: " + task.id());
        }
        return log;
    }

    /** What went wrong with the task; null if nothing did. */
    synchronized @Nullable String error() {
        return error;
    }

    /** What is to be recorded: nothing if it is no longer wanted, since someone else has ended it. */
    synchronized TakeJobs.Ended report() {
        return new TakeJobs.Ended(task.id(), stopped ? List.of() : end);
    }

    synchronized WorkerListener.Then then() {
        return stopped ? WorkerListener.Then.GIVEN_UP : !end.isEmpty() && end.getLast() instanceof MoveTask.Retry ? WorkerListener.Then.ANOTHER
                : WorkerListener.Then.NOTHING;
    }

    /** Its end is recorded, or cannot be: this process works on it no longer. */
    synchronized void settled() {
        if (held != null) {
            held.close();
            held = null;
        }
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
