package taskmgmt.change.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.WorkFigures;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.run.Action;
import taskmgmt.workflow.run.RunEvent;
import taskmgmt.workflow.run.RunRecord;
import taskmgmt.workflow.run.Wish;

/** The events of one transaction on a run, each of which is applied to the record at once. Not thread-safe. */
final class StepEvents {
    private static final int MAX_TITLE = 200;

    private final RunRecord record;
    private final Snapshot now;
    private final Map<String, @Nullable Object> owner;
    private final List<TaskEvent> events = new ArrayList<>();

    StepEvents(RunRecord record, Snapshot now, Map<String, @Nullable Object> owner) {
        this.record = record;
        this.now = now;
        this.owner = owner;
    }

    Snapshot now() {
        return now;
    }

    List<TaskEvent> all() {
        return events;
    }

    void add(TaskEvent event) {
        events.add(event);
        record.apply(event);
    }

    /** Registers the task of a step unless it exists, and starts it. */
    Task begin(Action.Begin begin) throws IOException {
        Task before = begin.task();
        String line = begin.step() instanceof Step.Command command ? command.line() : null;
        String id = before != null ? before.id()
                : create(begin.path(), begin.step().kind(), begin.type(), begin.ready().title(line), null);
        add(new TaskEvent(now.now(), EventType.STARTED, id, Map.of("actor", now.actor(), TaskField.OWNER.text(), owner)));
        return task(id);
    }

    /** Registers the task of something that the run waits for. */
    void register(Action.Register register) throws IOException {
        create(register.path(), register.step().kind(), register.type(), register.title(), null);
    }

    /** Registers the task of a step unless it exists, and fails it. */
    void refuse(Action.Refuse refuse) throws IOException {
        Task before = refuse.task();
        String id = before == null ? create(refuse.path(), refuse.step().kind(), refuse.type(), refuse.step().name(), null) : before.id();
        add(ChangeTask.event(task(id), new MoveTask.Fail(refuse.error(), null, WorkFigures.NONE, Status.Proof.OBSERVED), now));
    }

    /** Asks for the end of the run. */
    void end(Wish wish) throws IOException {
        TaskEvent event = new TaskEvent(now.now(), EventType.UPDATED, record.id(), Map.of("actor", now.actor(), Wish.KEY, wish.toMap()));
        now.check(record.run(), event);
        add(event);
    }

    /** Stores all events that were sent to the run. */
    void tell(List<RunEvent> all) throws IOException {
        List<Map<String, @Nullable Object>> said = new ArrayList<>();
        all.forEach(each -> said.add(each.toMap()));
        TaskEvent event = new TaskEvent(now.now(), EventType.UPDATED, record.id(), Map.of("actor", now.actor(), RunEvent.KEY, said));
        now.check(record.run(), event);
        add(event);
    }

    /** Registers another task for a step that is completed and is to be run again. */
    void again(Task done) throws IOException {
        create(RunRecord.path(done), String.valueOf(done.fields().get(Task.WORKFLOW_STEP)), done.type(), done.title(), done.id());
    }

    private String create(String path, String kind, String type, String title, @Nullable String rerunOf) throws IOException {
        String id = record.freeId(path);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(TaskField.TASK_TYPE.text(), type);
        fields.put(TaskField.SUBSYSTEM.text(), record.run().subsystem());
        fields.put(TaskField.TITLE.text(), title(title));
        fields.put(TaskField.CREATED_BY.text(), now.actor());
        fields.put(TaskField.PRIORITY.text(), (long) Priority.DEFAULT);
        fields.put(RunRecord.PARENT, record.id());
        fields.put(RunRecord.STEP, path);
        fields.put(Task.WORKFLOW_STEP, kind);
        if (rerunOf != null) {
            fields.put("rerun_of", rerunOf);
        }
        TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, fields);
        now.check(created);
        add(created);
        return id;
    }

    private static String title(String text) {
        String line = text.strip();
        return line.isEmpty() ? "step" : line.codePointCount(0, line.length()) <= MAX_TITLE ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE)) + "…";
    }

    private Task task(String id) {
        Task task = record.task(id);
        if (task == null) {
            throw new IllegalStateException("just registered: " + id);
        }
        return task;
    }
}
