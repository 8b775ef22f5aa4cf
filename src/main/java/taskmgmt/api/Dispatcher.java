package taskmgmt.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.machine.Processes;
import taskmgmt.preset.WorkPreset;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.run.task.EndLost;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.Owners;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryFollower;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;

/** Starts the tasks of a board while there is capacity, and takes over the tasks of dead processes. */
final class Dispatcher implements LogWatch.Listener {
    private final String subsystem;
    private final LogAccess log;
    private final TaskBoard board;
    private final ManagerSettings settings;
    private final Owners owners;
    private final Map<String, Registration> handlers = new ConcurrentHashMap<>();
    /** The tasks running here. Its monitor guards their count and is notified when one ends. */
    private final Map<String, HandlerRun> running = new ConcurrentHashMap<>();
    private int busy;
    private @Nullable Thread follower;
    private volatile boolean closed;

    Dispatcher(String subsystem, LogAccess log, TaskBoard board, ManagerSettings settings) {
        this.subsystem = subsystem;
        this.log = log;
        this.board = board;
        this.settings = settings;
        this.owners = new Owners(Processes.local(), log.directory());
    }

    @Nullable WorkPreset preset(@Nullable String type) {
        Registration known = type == null ? null : handlers.get(type);
        return known == null ? null : known.preset();
    }

    void register(String type, Registration registration) {
        if (handlers.putIfAbsent(type, registration) != null) {
            throw new IllegalStateException("the type " + type + " has a handler");
        }
        board.register(type);
        dispatch();
    }

    synchronized void start() {
        if (closed || follower != null) {
            throw new IllegalStateException(closed ? "the manager is closed" : "the manager is started");
        }
        follower = Thread.ofPlatform().daemon().name("task-mgmt watch").start(this::follow);
        dispatch();
    }

    /** A log that cannot be read now may be readable later; then it is read on from the same place. */
    private void follow() {
        while (!closed) {
            try {
                RegistryFollower.follow(log.directory(), false, new LogWatch(subsystem, board, this), _ -> { });
            } catch (IOException | UncheckedIOException e) {
                log.notice("the log cannot be followed now: " + e.getMessage());
                LockSupport.parkNanos(LogWatch.LOOK_NANOS);
            }
        }
    }

    /** Looks at the tasks that are already open. */
    @Override
    public void begun() throws IOException {
        Set<String> ids = new HashSet<>();
        LogReader reader = LogReader.at(log.directory());
        for (TaskRun run : RunReader.of(reader, (_, _) -> { }).fold(StuckRule.history()).open()) {
            if (run.subsystem().equals(subsystem)) {
                ids.add(run.id());
            }
        }
        reader.tasks(ids).values().forEach(board::put);
        dispatch();
    }

    @Override
    public void changed(String taskId) {
        try {
            see(log.task(taskId));
        } catch (RefusedException | IOException e) {
            log.notice("task " + taskId + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void completed() {
        board.unblock();
        dispatch();
    }

    @Override
    public void look() {
        board.retryPostponed();
        for (Task task : board.activeElsewhere()) {
            if (owners.isGone(task)) {
                takeOver(task);
            }
        }
        dispatch();
    }

    @Override
    public boolean goesOn() {
        return !closed;
    }

    /** The task's process is gone: starts another attempt, unless that has happened too often. */
    private void takeOver(Task task) {
        boolean again = task.tally().retries() + 1 < settings.maxAttempts();
        TaskRequest request = again ? new MoveTask.Retry(EndLost.ERROR) : new MoveTask.Fail(EndLost.ERROR, null, WorkFigures.NONE);
        try {
            ChangedTask changed = log.applyIfUntouched(task, request);
            if (changed != null) {
                RunLock.sweep(log.directory(), task.id());
                see(changed.task());
            }
        } catch (RefusedException | IOException e) {
            log.notice("task " + task.id() + " is lost, and that is not recorded: " + e.getMessage());
        }
    }

    /** Looks at the current state of a task. */
    void see(Task task) {
        board.put(task);
        HandlerRun run = running.get(task.id());
        if (run != null && task.status().isTerminal()) {
            run.context().cancel();
        }
        dispatch();
    }

    /** Starts the tasks that may start. */
    void dispatch() {
        Task next = next();
        while (next != null) {
            Task task = next;
            Thread.ofVirtual().name("task " + task.id()).start(() -> work(task));
            next = next();
        }
    }

    private synchronized @Nullable Task next() {
        if (closed || follower == null || busy >= settings.concurrency()) {
            return null;
        }
        Task task = board.take();
        busy += task == null ? 0 : 1;
        return task;
    }

    private void work(Task seen) {
        String id = seen.id();
        try {
            ChangedTask begun = log.applyIfUntouched(seen, HeldRun.start(Processes.local()));
            if (begun == null) {
                board.put(log.task(id));
            } else {
                run(begun.task());
            }
        } catch (RefusedException e) {
            board.block(id);
            if (seen.dependsOn().isEmpty()) {
                log.notice("task " + id + " does not begin: " + e.getMessage());
            }
        } catch (IOException e) {
            board.postpone(id);
            log.notice("task " + id + " does not begin now: " + e.getMessage());
        } finally {
            board.ended(id);
            free();
        }
        dispatch();
    }

    private void run(Task task) {
        Registration handler = handlers.get(task.type());
        HandlerRun run = HandlerRun.of(task, log);
        board.put(task);
        running.put(task.id(), run);
        try (HeldRun _ = HeldRun.of(log.directory(), task.id(), log::notice)) {
            if (closed) {
                run.context().stop();
            }
            Task end = handler == null ? null : run.run(handler);
            if (end != null) {
                board.put(end);
                board.unblock();
            }
        } catch (IOException | RuntimeException e) {
            board.lose(task.id(), e);
            log.notice("what became of " + task.id() + " is not recorded: " + e.getMessage());
        } finally {
            running.remove(task.id());
        }
    }

    private synchronized void free() {
        busy--;
        notifyAll();
    }

    /** See {@link TaskManager#close}. */
    void close() {
        closed = true;
        Thread following = follower;
        boolean interrupted = !await(settings.closeGrace()) && Thread.interrupted();
        running.values().forEach(run -> run.context().stop());
        interrupted |= !await(settings.stopGrace()) && Thread.interrupted();
        running.keySet().forEach(id -> log.notice("task " + id + " runs on though the manager is closed: its handler heeds no interrupt"));
        try {
            if (following != null) {
                following.join();
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits up to this long for the running tasks to end. @return false if it was interrupted */
    private synchronized boolean await(Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        try {
            for (long left = end - System.nanoTime(); busy > 0 && left > 0; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
