package taskmgmt.run.workflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.run.task.Changes;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/**
 * Leads one run until it ends, or this process is stopped. All of its state is in the log: when it is killed, another engine
 * continues from the log. The start of a command is recorded before it runs, and its end together with the steps that this lets
 * start. The caller holds the lock of the run. For one use, by one thread.
 */
public final class WorkflowEngine {
    private static final long MIN_PAUSE_MILLIS = 5;
    private static final long MAX_PAUSE_MILLIS = 250;
    /** How often the files and tasks that steps wait for are checked. */
    private static final Duration WATCH = Duration.ofMillis(500);

    private final TaskLog log;
    private final AdvanceRun run;
    private final StepCommands commands;
    private final BooleanSupplier leaves;
    private final InstantSource clock;
    private final StepListener listener;
    private final StepOutcome outcomes;
    private final Map<String, StepCommands.Running> running = new LinkedHashMap<>();
    private final Map<String, String> unwanted = new HashMap<>();
    private final BlockingQueue<StepCommands.Ended> ended = new LinkedBlockingQueue<>();

    /** @param leaves whether this process is to end; running commands are then ended by others */
    public WorkflowEngine(TaskLog log, AdvanceRun run, StepCommands commands, BooleanSupplier leaves, InstantSource clock, StepListener listener) {
        this.log = log;
        this.run = run;
        this.commands = commands;
        this.leaves = leaves;
        this.clock = clock;
        this.listener = listener;
        this.outcomes = new StepOutcome(log);
    }

    /**
     * Leads the run. When this returns, nothing that it started is still running, and all outcomes are recorded.
     *
     * @return the task of the run; open if this process is to end first
     * @throws taskmgmt.task.RefusedException if the policy forbids something
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked: running commands
     *     are ended first, and run again by the next leader
     */
    public Task lead() throws IOException, InterruptedException {
        try {
            return stages();
        } finally {
            running.values().forEach(StepCommands.Running::stop);
            while (!running.isEmpty()) {
                running.remove(ended.take().begun().task().id());
            }
        }
    }

    private Task stages() throws IOException, InterruptedException {
        Changes changes = new Changes(log.directory());
        List<AdvanceRun.Ended> reports = new ArrayList<>();
        while (true) {
            changes.look();
            AdvanceRun.Stage stage = run.advance(running.keySet(), reports, changes::wrote);
            reports.forEach(each -> listener.ended(each.taskId(), stage));
            reports.clear();
            end(stage, reports);
            for (AdvanceRun.Begun each : stage.begun()) {
                listener.begun(each);
                running.put(each.task().id(), commands.begin(each, ended::add));
            }
            if (leaves.getAsBoolean()) {
                return leave(stage.run());
            }
            if (reports.isEmpty() && running.isEmpty() && stage.run().status().isTerminal()) {
                return stage.run();
            }
            if (reports.isEmpty()) {
                await(changes, due(stage), reports);
            }
        }
    }

    private void end(AdvanceRun.Stage stage, List<AdvanceRun.Ended> reports) throws InterruptedException {
        for (AdvanceRun.Ending each : stage.endings()) {
            String id = each.task().id();
            String reason = each.reason();
            StepCommands.Running mine = running.get(id);
            if (mine != null && reason != null) {
                unwanted.put(id, reason);
                mine.stop();
            } else if (mine == null) {
                commands.endLost(each.task());
                reports.add(new AdvanceRun.Ended(id, reason == null ? StepOutcome.lost(each.task()) : StepOutcome.unwanted(reason)));
            }
        }
    }

    private Instant due(AdvanceRun.Stage stage) {
        Instant next = stage.view().nextDue();
        Instant watch = stage.view().watches() ? clock.instant().plus(WATCH) : Instant.MAX;
        return next != null && next.isBefore(watch) ? next : watch;
    }

    /** Until a command has ended, the log has changed, something is due, or this process is to end. */
    private void await(Changes changes, Instant due, List<AdvanceRun.Ended> reports) throws IOException, InterruptedException {
        long pause = MIN_PAUSE_MILLIS;
        while (!leaves.getAsBoolean() && clock.instant().isBefore(due)) {
            StepCommands.Ended first = ended.poll(pause, TimeUnit.MILLISECONDS);
            if (first != null) {
                List<StepCommands.Ended> all = new ArrayList<>(List.of(first));
                ended.drainTo(all);
                for (StepCommands.Ended each : all) {
                    report(each, reports);
                }
                return;
            }
            if (changes.have()) {
                return;
            }
            pause = Math.min(MAX_PAUSE_MILLIS, pause * 2);
        }
    }

    private void report(StepCommands.Ended each, List<AdvanceRun.Ended> reports) throws IOException {
        String id = each.begun().task().id();
        running.remove(id);
        reports.add(new AdvanceRun.Ended(id, outcomes.of(each, unwanted.remove(id), leaves.getAsBoolean(), clock.instant())));
    }

    /** Waits for running commands, which are then due again at once. */
    private Task leave(Task task) throws IOException, InterruptedException {
        List<AdvanceRun.Ended> reports = new ArrayList<>();
        running.values().forEach(StepCommands.Running::leave);
        while (!running.isEmpty()) {
            report(ended.take(), reports);
        }
        run.record(reports);
        return task;
    }
}
