package taskmgmt.change.workflow;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.workflow.run.Action;
import taskmgmt.workflow.run.Look;
import taskmgmt.workflow.run.RunRecord;
import taskmgmt.workflow.run.RunView;
import taskmgmt.workflow.run.WorkflowWalk;

/**
 * Advances a run: records the ends of commands and starts the steps that are ready because of them, in one transaction. A start
 * is in the log before the command runs, and a step that has ended there is never started again. For one run and one process at a
 * time, which holds the lock of the run. Not thread-safe.
 */
public final class AdvanceRun {
    /** More stages than any run goes through at one moment. */
    private static final int MAX_STAGES = 10_000;

    private final TaskLog log;
    private final RunReading reading;
    private final WorkflowFiles.Loaded definitions;
    private final Map<String, @Nullable Object> owner;
    private final Look.Outside outside;

    /** @param owner the process that leads the run */
    public AdvanceRun(TaskLog log, String runId, WorkflowFiles.Loaded definitions, Map<String, @Nullable Object> owner, Look.Outside outside) {
        this.log = log;
        this.reading = new RunReading(runId);
        this.definitions = definitions;
        this.owner = owner;
        this.outside = outside;
    }

    /** How a command has ended, in the form of what is to be recorded. */
    public record Ended(String taskId, List<? extends TaskRequest> requests) {}

    /** A command to run now; its task has been started. */
    public record Begun(Task task, Action.Begin begin) {}

    /**
     * A command to end.
     *
     * @param isLost whether it is unknown if it still runs, because its process is gone
     * @param reason why it is no longer wanted; null if it is to be run again
     */
    public record Ending(Task task, boolean isLost, @Nullable String reason) {}

    /**
     * The outcome.
     *
     * @param run     the task of the run
     * @param begun   commands to run now
     * @param endings commands to end: their ends are reported afterwards
     */
    public record Stage(Task run, List<Begun> begun, List<Ending> endings, RunView view) {}

    /**
     * Advances the run.
     *
     * @param mine  tasks whose commands this process runs
     * @param ended those that have ended, which are no longer among {@code mine}
     * @param then  called once that is written, still under the lock
     * @throws taskmgmt.task.RefusedException if the policy forbids something
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Stage advance(Set<String> mine, List<Ended> ended, Change.Written then) throws IOException {
        Decision decision = new Decision(mine, ended, then);
        log.append(decision);
        return decision.stage();
    }

    /** Only records how commands have ended, for a process that no longer leads the run. */
    public void record(List<Ended> ended) throws IOException {
        log.append(now -> {
            RunRecord record = reading.at(now).copy();
            StepEvents events = new StepEvents(record, now, owner);
            for (Ended each : ended) {
                end(each, record, events);
            }
            return new ChangeSet(List.of(), events.all());
        });
    }

    /** If the task was ended by someone else meanwhile, it stays that way. */
    private static void end(Ended each, RunRecord record, StepEvents events) throws IOException {
        for (TaskRequest request : each.requests()) {
            Task task = record.task(each.taskId());
            if (task != null && !task.status().isTerminal()) {
                events.add(ChangeTask.event(task, request, events.now()));
            }
        }
    }

    private final class Decision implements Change {
        private final Set<String> known;
        private final List<Ended> ended;
        private final Written then;
        private final List<Begun> begun = new ArrayList<>();
        private final List<Ending> endings = new ArrayList<>();
        private @Nullable Stage stage;

        Decision(Set<String> mine, List<Ended> ended, Written then) {
            this.known = mine;
            this.ended = ended;
            this.then = then;
        }

        @Override
        public void written() throws IOException {
            then.now();
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            RunRecord record = reading.at(now).copy();
            StepEvents events = new StepEvents(record, now, owner);
            Set<String> mine = new LinkedHashSet<>(known);
            begun.clear();
            endings.clear();
            for (Ended each : ended) {
                AdvanceRun.end(each, record, events);
            }
            for (String each : known) {
                Task task = record.task(each);
                if (task != null && task.status().isTerminal()) {
                    end(task, false, "task " + each + " is " + task.status().text()); // by someone else: its command is not wanted any more
                }
            }
            RunView view = walk(record, now.now(), mine);
            for (int i = 0; i < MAX_STAGES && !view.actions().isEmpty(); i++) {
                if (!carryOut(view.actions(), record, events, mine) || onlyBegin(view.actions())) {
                    break;
                }
                view = walk(record, now.now(), mine);
            }
            stage = new Stage(record.run(), List.copyOf(begun), List.copyOf(endings), view);
            return new ChangeSet(List.of(), events.all());
        }

        /** Whether all actions are starts, so that nothing else follows from them: one walk finds everything that may begin. */
        private static boolean onlyBegin(List<Action> actions) {
            for (Action action : actions) {
                if (!(action instanceof Action.Begin)) {
                    return false;
                }
            }
            return true;
        }

        private RunView walk(RunRecord record, Instant now, Set<String> mine) {
            Set<String> running = new LinkedHashSet<>(mine);
            endings.forEach(each -> running.add(each.task().id())); // already taken care of
            return WorkflowWalk.walk(definitions.definition(), definitions.others(), record, new Look(now, running, outside));
        }

        /** Returns whether anything was recorded, so that more may follow. */
        private boolean carryOut(List<Action> actions, RunRecord record, StepEvents events, Set<String> mine) throws IOException {
            int before = events.all().size();
            for (Action action : actions) {
                switch (action) {
                    case Action.Begin begin -> {
                        Task task = events.begin(begin);
                        mine.add(task.id());
                        begun.add(new Begun(task, begin));
                    }
                    case Action.Register register -> events.register(register);
                    case Action.Settle settle -> events.add(ChangeTask.event(settle.task(), settled(settle), events.now()));
                    case Action.Refuse refuse -> events.refuse(refuse);
                    case Action.Revive revive -> end(revive.task(), true, null);
                    case Action.Stop stop -> end(stop.task(), !mine.contains(stop.task().id()), stop.reason());
                    case Action.GiveUp giveUp -> events.add(ChangeTask.event(giveUp.task(), new MoveTask.Cancel(giveUp.reason()), events.now()));
                    case Action.Expire expire -> events.end(expire.wish());
                    case Action.Finish finish -> events.add(ChangeTask.event(record.run(), finished(finish), events.now()));
                }
            }
            return events.all().size() > before;
        }

        private void end(Task task, boolean isLost, @Nullable String reason) {
            if (endings.stream().noneMatch(each -> each.task().id().equals(task.id()))) {
                endings.add(new Ending(task, isLost, reason));
            }
        }

        private static MoveTask settled(Action.Settle settle) {
            String error = settle.error();
            return error == null ? new MoveTask.Complete(null, settle.result(), null, WorkFigures.NONE, Status.Proof.OBSERVED)
                    : new MoveTask.Fail(error, settle.result().isEmpty() ? null : settle.result(), WorkFigures.NONE, Status.Proof.OBSERVED);
        }

        private static MoveTask finished(Action.Finish finish) {
            String error = finish.error();
            return switch (finish.outcome()) {
                case COMPLETED -> new MoveTask.Complete(null, finish.result(), null, WorkFigures.NONE, Status.Proof.OBSERVED);
                case CANCELLED -> new MoveTask.Cancel(error);
                default -> new MoveTask.Fail(error == null ? "failed" : error, finish.result(), WorkFigures.NONE, Status.Proof.OBSERVED);
            };
        }

        Stage stage() {
            Stage known = stage;
            if (known == null) {
                throw new IllegalStateException("nothing has been decided");
            }
            return known;
        }
    }
}
