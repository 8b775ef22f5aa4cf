package taskmgmt.testkit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
    private final Map<String, Deque<Ended>> retryable = new LinkedHashMap<>();

    public static PlainRuns of(LogReader logs) throws IOException {
        PlainRuns plain = new PlainRuns();
        logs.events(plain);
        return plain;
    }

    /** A task that failed or was cancelled, and what led to it. */
    private record Ended(Task task, TaskRuns run) {}

    @Override
    public void event(TaskEvent event, long offset) {
        reopen(event);
        Task before = tasks.get(event.taskId());
        if (before == null && event.type() != EventType.CREATED) {
            strays++;
        } else if (Lifecycle.allows(before == null ? null : before.standing(), event.move())) {
            apply(before, event, offset);
        }
    }

    private void reopen(TaskEvent event) {
        Deque<Ended> ended = retryable.getOrDefault(event.taskId(), new ArrayDeque<>());
        boolean begins = event.type() == EventType.STARTED || event.type() == EventType.RETRYING;
        if (begins && !tasks.containsKey(event.taskId()) && !ended.isEmpty()
                && Lifecycle.allows(ended.getFirst().task().standing(), event.move())) {
            Ended last = ended.removeFirst();
            tasks.put(event.taskId(), last.task());
            runs.put(event.taskId(), last.run());
        }
    }

    private void apply(@Nullable Task before, TaskEvent event, long offset) {
        Task after = Objects.requireNonNull(TaskFold.apply(before, event));
        TaskRuns run = runs.computeIfAbsent(after.id(), id -> new TaskRuns(offset));
        boolean again = event.type() == EventType.RETRYING || (before != null && before.status().isTerminal());
        if (event.type() == EventType.RETRYING && before != null && !before.status().isTerminal()) {
            told.add("ended " + run.givenUp(before, event, offset));
        }
        run.accept(event, again);
        TaskRun now = run.of(after, offset);
        if (after.status().isTerminal()) {
            tasks.remove(after.id());
            runs.remove(after.id());
            if (after.status().mayBeRetried()) {
                retryable.computeIfAbsent(after.id(), id -> new ArrayDeque<>()).addLast(new Ended(after, run));
            }
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
        Map<String, TaskRuns> inOrder = new LinkedHashMap<>();
        runs.entrySet().stream().sorted(Comparator.comparingLong(each -> each.getValue().createdOffset()))
                .forEach(each -> inOrder.put(each.getKey(), each.getValue()));
        inOrder.forEach((id, run) -> open.add(
                run.of(Objects.requireNonNull(tasks.get(id)), run.offset()).toString()));
        return open;
    }
}
