package taskmgmt.run.worker;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.claim.EndExpired;
import taskmgmt.change.queue.ReviveLost;
import taskmgmt.change.queue.TakeJobs;
import taskmgmt.change.rollout.JudgeRollouts;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.machine.Processes;
import taskmgmt.queue.Job;
import taskmgmt.queue.Needs;
import taskmgmt.queue.Scheduler;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.Changes;
import taskmgmt.run.task.Orphans;
import taskmgmt.run.task.Owners;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;

/**
 * Runs the tasks of the queue, several at a time, until it is stopped. Any number of workers may share a log directory. For one
 * use; it is run by one thread, and starts one for each task.
 *
 * <p>The log alone determines the work: an idle worker checks at most four times a second whether a file of the log has changed.
 */
public final class Worker {
    private static final long MIN_PAUSE_MILLIS = 10;
    private static final long MAX_PAUSE_MILLIS = 250;
    private static final long MAX_GATHER_NANOS = 20_000_000;

    private final WorkerRule rule;
    private final Supplier<TaskLog> logs;
    private final Warnings warnings;
    private final Processes processes;
    private final SignalRelay signals;
    private final InstantSource clock;
    private final WorkerListener listener;
    private final WorkHandlers handlers;
    private final Map<String, JobRun> running = new LinkedHashMap<>();
    /** Those that have ended, and whose end is not recorded yet. */
    private final List<JobRun> over = new ArrayList<>();
    private final BlockingQueue<JobRun> ended = new LinkedBlockingQueue<>();
    private final Deque<TaskLog> idle = new ArrayDeque<>();
    /** Threads are kept for the next tasks: many of these take no longer than to start one. */
    private final ExecutorService threads;
    /** How long the last look at the queue took, with what was recorded then. */
    private long tookNanos;
    private boolean hasSaidBusy;

    /**
     * @param logs     opens the log; each is used by one thread at a time
     * @param handlers do what is no command
     */
    public Worker(WorkerRule rule, Supplier<TaskLog> logs, Processes processes, SignalRelay signals, InstantSource clock, Warnings warnings,
            WorkerListener listener, WorkHandlers handlers) {
        this.handlers = handlers;
        this.threads = Executors.newCachedThreadPool(Thread.ofPlatform().name("task-", 1).factory());
        this.rule = rule;
        this.logs = logs;
        this.processes = processes;
        this.signals = signals;
        this.clock = clock;
        this.listener = listener;
        this.warnings = warnings;
    }

    /**
     * Works. When this returns, all that was begun has ended, and what became of it is recorded.
     *
     * @return whether the policy has denied nothing of what there was to do
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged or cannot be written: what runs then is
     *     waited for first. Where the logs stay locked, this goes on trying
     */
    public boolean work() throws IOException, InterruptedException {
        try (TaskLog log = logs.get()) {
            TakeJobs jobs = new TakeJobs(log, warnings);
            try {
                work(log, jobs);
            } finally {
                leave(jobs);
            }
            return !jobs.isDenied();
        } finally {
            threads.shutdown();
        }
    }

    private void work(TaskLog log, TakeJobs jobs) throws IOException, InterruptedException {
        JobRunner runner = new JobRunner(rule, WorkOutput.directory(log.directory()), processes, signals, clock, warnings, handlers);
        EndExpired expired = new EndExpired(log);
        JudgeRollouts rollouts = new JudgeRollouts(log);
        WaitingOrder order = new WaitingOrder(rule.strategy(), log.directory());
        Map<String, @Nullable Object> owner = Owners.named(processes, ProcessHandle.current().pid());
        Changes changes = new Changes(log.directory());
        Instant sweep = Instant.MIN;
        while (signals.ended() == null) {
            try {
                if (!clock.instant().isBefore(sweep)) {
                    sweep(log);
                    for (Task task : expired.end()) {
                        listener.revived(task.id());
                    }
                    sweep = clock.instant().plus(rule.upkeep().every());
                }
                changes.look();
                long begin = System.nanoTime();
                TakeJobs.Taken taken = jobs.take(
                        new TakeJobs.Taker(offer(), order, owner, List.copyOf(running.keySet())), reports(), changes::wrote);
                tookNanos = System.nanoTime() - begin;
                boolean wereOver = !over.isEmpty();
                if (wereOver) {
                    settle();
                }
                carryOut(taken, runner);
                if (wereOver) {
                    rollouts.look().forEach(listener::tookBack);
                }
                if (rule.drains() && !taken.more() && running.isEmpty() && taken.running() == 0 && taken.waiting() == 0) {
                    return;
                }
                if (!taken.more()) {
                    await(changes, earlier(taken.nextDue(), sweep));
                }
            } catch (LogBusyException e) {
                waitOn(e);
            }
        }
    }

    private void carryOut(TakeJobs.Taken taken, JobRunner runner) {
        for (String id : taken.ended()) {
            JobRun run = running.get(id);
            if (run != null) {
                run.stop();
            }
        }
        for (Task task : taken.started()) {
            begin(task, runner);
        }
    }

    /**
     * That others keep the lock is no fault of the tasks: nothing was written, and what is over is recorded the next time. Not where
     * this thread is to end.
     */
    private void waitOn(LogBusyException e) throws LogBusyException {
        if (Thread.currentThread().isInterrupted()) {
            throw e;
        }
        if (!hasSaidBusy) {
            hasSaidBusy = true;
            warnings.say(e.getMessage() + "; this worker keeps trying");
        }
    }

    /** What runs is waited for, and all that has ended is recorded; where that fails, the next worker finds it lost. */
    private void leave(TakeJobs jobs) throws IOException, InterruptedException {
        try {
            while (!running.isEmpty()) {
                JobRun run = ended.take();
                running.remove(run.task().id());
                over.add(run);
            }
            jobs.record(reports());
        } catch (JournalException e) {
            over.forEach(run -> warnings.say("what became of " + run.task().id() + " is not recorded: " + e.getMessage()));
        } finally {
            settle();
            for (TaskLog each : idle) {
                each.close();
            }
        }
    }

    private List<TakeJobs.Ended> reports() {
        List<TakeJobs.Ended> reports = new ArrayList<>();
        for (JobRun run : over) {
            reports.add(run.report());
        }
        return reports;
    }

    /** What became of those that are over is recorded. */
    private void settle() {
        List<JobRun> settled = List.copyOf(over);
        over.clear();
        for (JobRun run : settled) {
            run.settled();
            idle.push(run.log());
            listener.ended(run.task(), run.error(), run.then());
        }
        settled.forEach(JobRun::rethrow);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private Scheduler.Offer offer() {
        Needs inUse = Needs.NONE;
        for (JobRun run : running.values()) {
            inUse = inUse.plus(run.job().needs());
        }
        return new Scheduler.Offer(rule.slots() - running.size(), rule.groups(), rule.machine(), inUse);
    }

    private void begin(Task task, JobRunner runner) {
        Job job = Job.of(task);
        if (job == null) {
            throw new IllegalStateException("taken as a job: " + task.id());
        }
        JobRun run = new JobRun(task, job);
        running.put(task.id(), run);
        listener.begun(task);
        TaskLog log = idle.isEmpty() ? logs.get() : idle.pop();
        threads.execute(() -> {
            runner.run(run, log);
            ended.add(run);
        });
    }

    /** Until a task has ended, the log has changed, something is due, or this process is to end. */
    private void await(Changes changes, Instant due) throws IOException, InterruptedException {
        long pause = MIN_PAUSE_MILLIS;
        while (signals.ended() == null && clock.instant().isBefore(due)) {
            JobRun first = ended.poll(pause, TimeUnit.MILLISECONDS);
            if (first != null) {
                gather(first);
                return;
            }
            if (changes.have()) {
                return;
            }
            pause = Math.min(MAX_PAUSE_MILLIS, pause * 2);
        }
    }

    /**
     * Takes those that have ended. What is recorded together is brought to the disk once, so it pays to wait for others that are about to end:
     * for half of what recording takes at most, which nobody notices of whom this is not most of his time.
     */
    private void gather(JobRun first) throws InterruptedException {
        long until = System.nanoTime() + Math.min(tookNanos / 2, MAX_GATHER_NANOS);
        for (JobRun run = first; run != null; ) {
            running.remove(run.task().id());
            over.add(run);
            run = running.isEmpty() ? null : ended.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends the attempts of workers that are gone, and removes old output. */
    private void sweep(TaskLog log) throws IOException, InterruptedException {
        Owners owners = new Owners(processes, log.directory());
        Set<String> open = new HashSet<>(running.keySet());
        for (TaskRun run : RunReader.of(LogReader.at(log.directory()), ScanProgress.NONE).fold(StuckRule.history()).open()) {
            open.add(run.id());
            if (run.status() == Status.ACTIVE && owners.isGone(run)) {
                new Orphans(log.directory()).end(Orphans.attempt(run.id(), run.tally().retries() + 1), rule.grace());
                if (new ReviveLost(log).revive(run)) {
                    listener.revived(run.id());
                }
            }
        }
        Duration keep = rule.upkeep().keepOutput();
        if (keep != null) {
            int removed = WorkOutput.removeOlder(log.directory(), clock.instant().minus(keep), open);
            if (removed > 0) {
                listener.removedOutput(removed);
            }
        }
    }
}
