package taskmgmt.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.EventType;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskRun;
import taskmgmt.task.TaskRuns;

/** The runs of a registry as whole tasks tell them: parsed by Jackson, folded event by event. */
public final class PlainRuns implements EventSink {
    public final List<String> told = new ArrayList<>();
    public long strays;
    public long damaged;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, TaskRuns> runs = new LinkedHashMap<>();

    public static PlainRuns of(LogReader logs) throws IOException {
        PlainRuns plain = new PlainRuns();
        logs.events(plain);
        return plain;
    }

    @Override
    public void event(TaskEvent event, long offset) {
        Task before = tasks.get(event.taskId());
        if (before == null && event.type() != EventType.CREATED) {
            strays++;
        } else if (Lifecycle.allows(before == null ? null : before.standing(), event.move())) {
            apply(before, event, offset);
        }
    }

    private void apply(@Nullable Task before, TaskEvent event, long offset) {
        Task after = Objects.requireNonNull(TaskFold.apply(before, event));
        TaskRuns run = runs.computeIfAbsent(after.id(), id -> new TaskRuns());
        run.accept(event);
        TaskRun now = run.of(after, offset);
        if (after.status().isTerminal()) {
            tasks.remove(after.id());
            runs.remove(after.id());
            told.add("ended " + now);
        } else {
            tasks.put(after.id(), after);
            if (event.type() == EventType.STARTED) {
                told.add("started " + now);
            }
        }
    }

    @Override
    public void damaged(String file, long offset, String reason) {
        damaged++;
    }

    public List<String> open() {
        List<String> open = new ArrayList<>();
        runs.forEach((id, run) -> open.add(
                run.of(Objects.requireNonNull(tasks.get(id)), run.offset()).toString()));
        return open;
    }
}
