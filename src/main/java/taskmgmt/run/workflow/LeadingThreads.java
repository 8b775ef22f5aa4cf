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
 * Leads workflow runs, each in a thread of its own, until they end or this process is stopped. Open runs then stay open in the
 * log, and continue when somebody resumes them. Thread-safe.
 */
public final class LeadingThreads implements AutoCloseable {
    private final Path directory;
    private final Function<String, TaskLog> logs;
    private final LeadRun leader;
    private final Map<String, Thread> led = new ConcurrentHashMap<>();

    /**
     * @param logs    opens the log in somebody's name, to write durably
     * @param signals by which commands learn that this process is to end
     */
    public LeadingThreads(Path directory, Function<String, TaskLog> logs, RunPlace place, SignalRelay signals, Warnings warnings) {
        this.directory = directory;
        this.logs = logs;
        this.leader = new LeadRun(place, signals, warnings);
    }

    /** This process, as records name it. */
    public Map<String, @Nullable Object> owner() {
        return leader.place().owner();
    }

    /** Whether somebody leads the run, here or in another process. */
    public boolean isLed(String runId) {
        return led.containsKey(runId) || HeldRun.isHeld(directory, runId);
    }

    /** Begins to lead the run, unless somebody does, and returns at once. */
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

    /** Who wants to know reads the log. */
    private enum Unheard implements StepListener {
        INSTANCE;

        @Override
        public void begun(AdvanceRun.Begun begun) {
            // It is on record.
        }

        @Override
        public void ended(String taskId, AdvanceRun.Stage stage) {
            // It is on record.
        }
    }

    /** Ends what runs, and waits until that is recorded. */
    @Override
    public void close() {
        leader.signals().endAll("TERM", leader.place().grace());
        awaitAll();
    }

    /** Waits until all that it leads are over. */
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
