package taskmgmt.run.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.HeldRun;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;

/**
 * Leads workflow runs, each in its own thread, until they end or this process is stopped. Open runs then stay open in the log,
 * and continue when they are resumed. Thread-safe.
 */
public final class LeadingThreads implements AutoCloseable {
    private final Path directory;
    private final Function<String, TaskLog> logs;
    private final LeadRun leader;
    private final Map<String, Thread> led = new ConcurrentHashMap<>();

    /**
     * @param logs    opens the log for an actor, to write durably
     * @param signals tells commands that this process is to end
     */
    public LeadingThreads(Path directory, Function<String, TaskLog> logs, RunPlace place, SignalRelay signals, Warnings warnings) {
        this.directory = directory;
        this.logs = logs;
        this.leader = new LeadRun(place, signals, warnings);
    }

    /** This process, in the form of records. */
    public Map<String, @Nullable Object> owner() {
        return leader.place().owner();
    }

    /** Whether the run is being led, here or in another process. */
    public boolean isLed(String runId) {
        return led.containsKey(runId) || HeldRun.isHeld(directory, runId);
    }

    /** Starts to lead the run, unless it is already led, and returns at once. */
    public void lead(String runId, String actor) {
        Thread thread = Thread.ofPlatform().name("run " + runId).unstarted(() -> {
            try {
                leadToTheEnd(runId, actor);
            } catch (IOException | RefusedException e) {
                leader.warnings().say("run " + runId + " is not led any more: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                led.remove(runId);
            }
        });
        if (led.putIfAbsent(runId, thread) == null) {
            thread.start();
        }
    }

    private void leadToTheEnd(String runId, String actor) throws IOException, InterruptedException {
        try (TaskLog log = logs.apply(actor);
                HeldRun _ = HeldRun.of(directory, runId, leader.warnings())) {
            leader.lead(log, runId, Unheard.INSTANCE);
        }
    }

    /** Reports nothing: the log has it all. */
    private enum Unheard implements StepListener {
        INSTANCE;

        @Override
        public void begun(AdvanceRun.Begun begun) {
            // It is in the log.
        }

        @Override
        public void ended(String taskId, AdvanceRun.Stage stage) {
            // It is in the log.
        }
    }

    /** Ends what is running, and waits until that is recorded. */
    @Override
    public void close() {
        leader.signals().endAll("TERM", leader.place().grace());
        awaitAll();
    }

    /** Waits for the end of all runs that it leads. */
    public void awaitAll() {
        for (Thread thread : led.values()) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
