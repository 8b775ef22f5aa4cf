package taskmgmt.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.task.HeldRun;
import taskmgmt.run.task.Owners;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.run.workflow.ProcessCommands;
import taskmgmt.run.workflow.RunSurroundings;
import taskmgmt.run.workflow.StepListener;
import taskmgmt.run.workflow.WorkflowEngine;
import taskmgmt.serve.action.RunLeader;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.workflow.run.RunTerms;

/**
 * Leads runs of workflows, each by a thread of its own, until they are over or the server is to end. A run that is open then stays so in
 * the log, and goes on when somebody resumes it. May be shared between threads.
 */
final class LeadingThreads implements RunLeader, AutoCloseable {
    /** How long commands may take to end when the server is told to. */
    static final Duration GRACE = Duration.ofSeconds(10);
    /** Longer than a request waits: nobody waits for a leader. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final Session session;
    private final SignalRelay signals;
    private final Warnings warnings;
    private final Map<String, Thread> led = new ConcurrentHashMap<>();

    /** @param signals by which commands learn that the server is to end */
    LeadingThreads(Path directory, Session session, SignalRelay signals, Warnings warnings) {
        this.directory = directory;
        this.session = session;
        this.signals = signals;
        this.warnings = warnings;
    }

    @Override
    public Map<String, @Nullable Object> owner() {
        return Owners.named(session.processes(), ProcessHandle.current().pid());
    }

    @Override
    public boolean isLed(String runId) {
        return led.containsKey(runId) || HeldRun.isHeld(directory, runId);
    }

    @Override
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
        try (TaskLog log = TaskLog.at(directory, LogOptions.durable(actor, PATIENCE, session), warnings);
                HeldRun _ = HeldRun.of(directory, runId, warnings)) {
            RunTerms terms = RunTerms.of(RunReading.look(directory, runId).run());
            if (terms == null) {
                return;
            }
            AdvanceRun advance = new AdvanceRun(log, runId, new WorkflowFiles(directory).of(terms), owner(), new RunSurroundings(LogReader.at(directory)));
            ProcessCommands commands = new ProcessCommands(log, WorkOutput.directory(directory), session.environment(), LauncherVariables.restored(session),
                    session.processes(), signals, warnings, GRACE);
            new WorkflowEngine(log, advance, commands, () -> signals.ended() != null, session.clock(), Unheard.INSTANCE).lead();
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
        signals.endAll("TERM", GRACE);
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
