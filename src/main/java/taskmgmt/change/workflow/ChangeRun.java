package taskmgmt.change.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.WorkFigures;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.workflow.run.RunEvent;
import taskmgmt.workflow.run.RunRecord;
import taskmgmt.workflow.run.Wish;

/** Actions of people on a run, each in one change. Not thread-safe. */
public final class ChangeRun {
    private final TaskLog log;
    private final RunReading reading;

    /** @param runId the whole id of the run */
    public ChangeRun(TaskLog log, String runId) {
        this.log = log;
        this.reading = new RunReading(runId);
    }

    /** Asks for the end of the run: the process that leads it ends what is running, and goes through the handlers. */
    public void cancel(@Nullable String reason) throws IOException {
        log.append(now -> {
            RunRecord record = reading.at(now).copy();
            StepEvents events = new StepEvents(record, now, Map.of());
            events.end(new Wish(Status.CANCELLED, reason));
            return new ChangeSet(List.of(), events.all());
        });
    }

    /**
     * Sends the run an event, for the first step that waits for it, now or later.
     *
     * @param values the event's values
     */
    public void tell(String event, Map<String, String> values) throws IOException {
        log.append(now -> {
            RunRecord record = reading.at(now).copy();
            Task run = record.run();
            if (run.status().isTerminal()) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "run " + run.id() + " is " + run.status().text() + ": nothing waits in it any more");
            }
            List<RunEvent> all = new ArrayList<>(RunEvent.of(run));
            if (all.size() >= RunEvent.MOST) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "run " + run.id() + " has been told " + RunEvent.MOST + " events, which is the most");
            }
            all.add(new RunEvent(all.size() + 1, event, now.actor(), values));
            StepEvents events = new StepEvents(record, now, Map.of());
            events.tell(all);
            return new ChangeSet(List.of(), events.all());
        });
    }

    /**
     * Approves or rejects what an approval step asks.
     *
     * @param step the path of the step; null for the only open one
     * @return its task
     */
    public Task decide(@Nullable String step, boolean approved, @Nullable String reason) throws IOException {
        List<Task> decided = new ArrayList<>();
        log.append(now -> {
            RunRecord record = reading.at(now);
            Task task = approval(record, step);
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("approved", approved);
            result.put("by", now.actor());
            if (reason != null) {
                result.put("reason", reason);
            }
            String error = "rejected by " + now.actor() + (reason == null ? "" : ": " + reason);
            decided.clear();
            decided.add(task);
            return ChangeSet.of(ChangeTask.event(task, approved ? new MoveTask.Complete(null, result, null, WorkFigures.NONE)
                    : new MoveTask.Fail(error, result, WorkFigures.NONE), now));
        });
        return decided.getFirst();
    }

    private static Task approval(RunRecord record, @Nullable String step) {
        List<Task> open = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Task task : record.newest()) {
            if ("approval".equals(task.fields().get(Task.WORKFLOW_STEP)) && !task.status().isTerminal()) {
                paths.add(RunRecord.path(task));
                if (step == null || step.equals(RunRecord.path(task)) || RunRecord.path(task).endsWith("." + step)) {
                    open.add(task);
                }
            }
        }
        if (open.size() == 1) {
            return open.getFirst();
        }
        throw new RefusedException(open.isEmpty() ? Refusal.NOT_ALLOWED : Refusal.INVALID, paths.isEmpty()
                ? "no step of " + record.id() + " waits for an approval" : open.isEmpty() ? "'" + step + "' waits for no approval: "
                        + String.join(", ", paths) + (paths.size() == 1 ? " does" : " do") : "more than one step waits for an approval: name one of " + String.join(", ", paths));
    }

    /** What was reopened. */
    public record Opened(int attempt, List<String> paths) {}

    /**
     * Opens another attempt at a run that failed or was cancelled.
     *
     * @param names the steps to run again, even if completed; empty for all that failed
     * @param owner the process that leads it
     */
    public Opened retry(Set<String> names, Map<String, @Nullable Object> owner) throws IOException {
        List<String> paths = new ArrayList<>();
        int[] attempt = new int[1];
        log.append(now -> {
            RunRecord record = reading.at(now).copy();
            StepEvents events = new StepEvents(record, now, owner);
            Task run = record.run();
            if (!run.status().mayBeRetried()) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "run " + run.id() + " is " + run.status().text()
                        + (run.status() == Status.COMPLETED ? ": execute the workflow again" : ": 'task-mgmt workflow resume' goes on with it"));
            }
            paths.clear();
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of("actor", now.actor()));
            fields.putAll(Collections.singletonMap(Wish.KEY, null));
            events.add(new TaskEvent(now.now(), EventType.RETRYING, run.id(), fields));
            events.add(new TaskEvent(now.now(), EventType.STARTED, run.id(), Map.of("actor", now.actor(), TaskField.OWNER.text(), owner)));
            for (Task task : record.newest()) {
                String path = RunRecord.path(task);
                if (!RunRecord.isHandler(path) && (names.isEmpty() ? task.status().mayBeRetried() : isOf(path, names))) {
                    open(task, events);
                    paths.add(path);
                }
            }
            if (!names.isEmpty() && paths.isEmpty()) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "no step of " + String.join(", ", names) + " has been run in " + run.id());
            }
            attempt[0] = run.tally().retries() + 2;
            return new ChangeSet(List.of(), events.all());
        });
        return new Opened(attempt[0], List.copyOf(paths));
    }

    private static boolean isOf(String path, Set<String> names) {
        for (String part : path.split("\\.", -1)) {
            if (names.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** A completed task stays completed: a new task is registered for what is to be done again. */
    private static void open(Task task, StepEvents events) throws IOException {
        if (task.status() == Status.COMPLETED) {
            events.again(task);
        } else if (task.status().mayBeRetried()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("actor", events.now().actor());
            fields.put(RunRecord.RETRIES_BEFORE, task.tally().retries() + 1L);
            fields.put(Task.RETRY_AT, null);
            TaskEvent event = new TaskEvent(events.now().now(), EventType.RETRYING, task.id(), fields);
            events.now().check(task, event);
            events.add(event);
        }
    }
}
