package taskmgmt.change.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentHistory;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.store.EventSink;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/**
 * The runs and steps of agents in the log. Reads the log once from its beginning, then only new lines. Keeps only the tasks of
 * agents. Not thread-safe.
 */
public final class AgentReading {
    private static final String LOST = "lost: the process that led the run is gone";

    private final Path directory;
    private final Map<String, Task> steps = new LinkedHashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private long end;

    /** A task that was given to an agent. */
    private record Run(String agent, boolean isOpen) {}

    public AgentReading(Path directory) {
        this.directory = directory;
    }

    /** The current state of the log, for readers: without the lock, including events waiting on the bus. */
    public static AgentReading look(Path directory) throws IOException {
        AgentReading reading = new AgentReading(directory);
        reading.at(new Snapshot(directory, PrivateFiles.SYSTEM, Instant.EPOCH, ""));
        LogReader.at(directory).waiting(reading.sink());
        return reading;
    }

    /** Updates it to the current content of the log. */
    AgentReading at(Snapshot now) throws IOException {
        end = now.events(end, sink());
        return this;
    }

    private EventSink sink() {
        return new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                take(event);
            }
        };
    }

    private void take(TaskEvent event) {
        String id = event.taskId();
        Task step = steps.get(id);
        if (step != null || event.type() == EventType.CREATED && event.fields().get(AgentTerms.STEP) instanceof Map<?, ?>) {
            steps.put(id, TaskFold.apply(step, event));
        }
        Run run = runs.get(id);
        if (event.object(AgentTerms.RUN).get(AgentTerms.AGENT) instanceof String agent) {
            runs.put(id, new Run(agent, true));
        } else if (run != null) {
            boolean ends = event.move().succeeded() || event.type() == EventType.COMPLETED || event.type() == EventType.FAILED
                    || event.type() == EventType.CANCELLED || event.type() == EventType.PAUSED || event.type() == EventType.RETRYING;
            boolean isOthers = event.type() == EventType.STARTED || event.type() == EventType.RESUMED;
            runs.put(id, new Run(run.agent(), run.isOpen() && !ends && !isOthers));
        }
    }

    /** The history of each agent, by name. */
    public Map<String, AgentHistory> histories() {
        Map<String, List<AgentHistory.Ended>> ended = new LinkedHashMap<>();
        Map<String, Instant> seen = new LinkedHashMap<>();
        for (Task each : steps.values()) {
            String agent = String.valueOf(about(each).get(AgentTerms.AGENT));
            seen.merge(agent, each.updatedAt(), (one, other) -> one.isAfter(other) ? one : other);
            AgentHistory.Ended end = ended(each);
            if (end != null) {
                ended.computeIfAbsent(agent, _ -> new ArrayList<>()).add(end);
            }
        }
        Map<String, AgentHistory> histories = new LinkedHashMap<>();
        runs.values().forEach(each -> seen.putIfAbsent(each.agent(), Instant.EPOCH));
        for (Map.Entry<String, Instant> each : seen.entrySet()) {
            List<AgentHistory.Ended> all = ended.getOrDefault(each.getKey(), new ArrayList<>());
            all.sort(Comparator.comparing(AgentHistory.Ended::at));
            histories.put(each.getKey(), new AgentHistory(all, running(each.getKey()), each.getValue().equals(Instant.EPOCH) ? null : each.getValue()));
        }
        return histories;
    }

    private static Map<?, ?> about(Task step) {
        return step.fields().get(AgentTerms.STEP) instanceof Map<?, ?> map ? map : Map.of();
    }

    private AgentHistory.@Nullable Ended ended(Task step) {
        Object parent = step.fields().get(AgentTerms.PARENT);
        boolean isLost = !step.status().isTerminal() && parent instanceof String run && RunLock.state(directory, run) == RunLock.State.FREE;
        if (!step.status().isTerminal() && !isLost || step.status() == Status.CANCELLED) {
            return null;
        }
        Duration took = step.duration();
        Instant at = step.finishedAt() == null ? step.updatedAt() : step.finishedAt();
        return new AgentHistory.Ended(String.valueOf(about(step).get(AgentTerms.FOR_TYPE)),
                step.status() == Status.COMPLETED ? null : isLost ? LOST : step.text(TaskField.ERROR_MESSAGE), at, took);
    }

    /** How many of its runs are in progress, not counting those whose process is gone. */
    int running(String agent) {
        int running = 0;
        for (Map.Entry<String, Run> each : runs.entrySet()) {
            running += each.getValue().isOpen() && each.getValue().agent().equals(agent)
                    && RunLock.state(directory, each.getKey()) != RunLock.State.FREE ? 1 : 0;
        }
        return running;
    }

    /** The completed steps of a run, by their ids within its plan. */
    public Map<String, Task> completed(String taskId) {
        Map<String, Task> completed = new LinkedHashMap<>();
        for (Task each : steps.values()) {
            if (taskId.equals(each.fields().get(AgentTerms.PARENT)) && each.status() == Status.COMPLETED) {
                completed.put(String.valueOf(about(each).get(AgentTerms.ID)), each);
            }
        }
        return completed;
    }
}
