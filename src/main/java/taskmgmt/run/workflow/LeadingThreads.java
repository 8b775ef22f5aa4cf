package taskmgmt.run.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.machine.Processes;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.Owners;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.workflow.run.RunTerms;

/**
 * Leads workflow runs, each in a thread of its own, until they end or this process is stopped. Open runs then stay open in the
 * log, and continue when somebody resumes them. Thread-safe.
 */
public final class LeadingThreads implements AutoCloseable {
    private final Path directory;
    private final Place place;
    private final SignalRelay signals;
    private final Warnings warnings;
    private final Map<String, Thread> led = new ConcurrentHashMap<>();

    /**
     * Where runs are led.
     *
     * @param logs        opens the log in somebody's name, to write durably
     * @param environment of this process
     * @param variables   that differ for commands from those of this process
     * @param grace       how long commands may take to end when this process is told to
     */
    public record Place(Function<String, TaskLog> logs, Map<String, String> environment, Map<String, @Nullable String> variables,
            Processes processes, InstantSource clock, Duration grace) {}

    /** @param signals by which commands learn that this process is to end */
    public LeadingThreads(Path directory, Place place, SignalRelay signals, Warnings warnings) {
        this.directory = directory;
        this.place = place;
        this.signals = signals;
        this.warnings = warnings;
    }

    /** This process, as records name it. */
    public Map<String, @Nullable Object> owner() {
        return Owners.named(place.processes(), ProcessHandle.current().pid());
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
                warnings.say("run " + runId + " is not led any more: " + e.getMessage());
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
        try (TaskLog log = place.logs().apply(actor);
                HeldRun _ = HeldRun.of(directory, runId, warnings)) {
            RunTerms terms = RunTerms.of(RunReading.look(directory, runId).run());
            if (terms == null) {
                return;
            }
            AdvanceRun advance = new AdvanceRun(log, runId, new WorkflowFiles(directory).of(terms), owner(), new RunSurroundings(LogReader.at(directory)));
            ProcessCommands commands = new ProcessCommands(log, WorkOutput.directory(directory), place.environment(), place.variables(),
                    place.processes(), signals, warnings, place.grace());
            new WorkflowEngine(log, advance, commands, () -> signals.ended() != null, place.clock(), Unheard.INSTANCE).lead();
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
        signals.endAll("TERM", place.grace());
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
