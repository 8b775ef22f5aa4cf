package taskmgmt.change.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.integration.Integration;
import taskmgmt.integration.RemoteException;
import taskmgmt.integration.SourceItem;
import taskmgmt.integration.TaskSource;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Creates tasks for the pending items of a source, and reports their status to sources that want it. A task is named after its
 * item, so an item whose task was recorded but not reported back does not get a second one. Not thread-safe.
 */
public final class DiscoverTasks {
    private final TaskLog log;
    private final Integration integration;
    private final TaskSource source;
    private final RandomGenerator random;
    /** What this process has reported to the source, by the id of the task. */
    private final Map<String, String> heard = new HashMap<>();

    public DiscoverTasks(TaskLog log, Integration integration, TaskSource source, RandomGenerator random) {
        this.log = log;
        this.integration = integration;
        this.source = source;
        this.random = random;
    }

    /**
     * The result.
     *
     * @param reported number of items whose status was reported, besides those of new tasks
     * @param refused  items that cannot become tasks, and why
     */
    public record Outcome(List<Created> created, int reported, List<String> refused) {}

    /**
     * A new task.
     *
     * @param fixed what in its item was read differently from how it was written
     */
    public record Created(String taskId, List<String> fixed) {}

    /** Looks for items once. */
    public Outcome run() throws IOException, RemoteException, InterruptedException {
        TaskSource.Look look = source.look();
        Map<String, SourceItem> items = new LinkedHashMap<>();
        look.items().forEach(item -> items.putIfAbsent(id(item.name()), item));
        Map<String, Task> known = LogReader.at(log.directory()).tasks(items.keySet());
        Outcome outcome = new Outcome(new ArrayList<>(), 0, new ArrayList<>(look.faults()));
        Set<String> taken = create(items, known.keySet(), outcome);
        int reported = 0;
        for (Map.Entry<String, SourceItem> each : items.entrySet()) {
            Task task = known.get(each.getKey());
            if (task != null || taken.contains(each.getKey())) {
                boolean isTold = tell(each.getKey(), each.getValue(), task);
                reported += isTold && task != null && each.getValue().text(SourceItem.TASK_ID) != null ? 1 : 0;
            }
        }
        return new Outcome(outcome.created(), reported, outcome.refused());
    }

    private String id(String item) {
        return integration.name() + "_" + item;
    }

    /** Items that wait for others of the same source are registered after those, whatever their order. */
    private Set<String> create(Map<String, SourceItem> items, Set<String> known, Outcome outcome) throws IOException {
        Set<String> created = new HashSet<>();
        Map<String, SourceItem> left = new LinkedHashMap<>();
        items.forEach((id, item) -> {
            if (!known.contains(id) && item.text(SourceItem.TASK_ID) == null && item.standing() != SourceItem.Standing.ELSEWHERE) {
                left.put(id, item);
            }
        });
        Map<String, String> faults = new LinkedHashMap<>();
        boolean goesOn = true;
        while (goesOn && !left.isEmpty()) {
            faults.clear();
            for (Map.Entry<String, SourceItem> each : left.entrySet()) {
                String fault = create(each.getKey(), each.getValue(), items.keySet(), outcome);
                if (fault.isEmpty()) {
                    created.add(each.getKey());
                } else {
                    faults.put(each.getKey(), fault);
                }
            }
            goesOn = left.keySet().removeAll(created);
        }
        faults.forEach((id, fault) -> outcome.refused().add(id + ": " + fault));
        return created;
    }

    /** Returns why no task can be made of it; empty if there is one now. */
    private String create(String id, SourceItem item, Set<String> items, Outcome outcome) throws IOException {
        if (item.standing() == SourceItem.Standing.UNKNOWN) {
            return "its status '" + item.payload().get(SourceItem.STATUS) + "' is not known: pending, or none, is taken";
        }
        try {
            ItemReading reading = ItemReading.of(integration, id, item, other -> items.contains(id(other)) ? id(other) : other);
            new CreateTask(log, random).create(reading.task());
            outcome.created().add(new Created(id, reading.fixed()));
            return "";
        } catch (RefusedException e) {
            if (e.refusal() == Refusal.NOT_ALLOWED) {
                throw e;
            }
            return String.valueOf(e.getMessage());
        }
    }

    /** Whether the source was informed: only of what it does not say itself. */
    private boolean tell(String id, SourceItem item, @Nullable Task task) throws RemoteException, InterruptedException {
        String status = word(task == null ? Status.PENDING : task.status());
        String owner = item.text(SourceItem.TASK_ID);
        boolean isForeign = owner != null && !owner.equals(id);
        boolean isSaid = id.equals(owner) && status.equals(item.text(SourceItem.STATUS));
        if (!source.hears() || isForeign || isSaid || owner == null && status.equals(heard.get(id))) {
            return false;
        }
        source.report(item, id, status, task != null && task.status() == Status.FAILED ? task.text(TaskField.ERROR_MESSAGE) : null);
        heard.put(id, status);
        return true;
    }

    /** The terms of sources: a waiting task is pending, one in progress is running. */
    private static String word(Status status) {
        return switch (status) {
            case PENDING, QUEUED -> "pending";
            case ACTIVE, PAUSED, RETRYING -> "running";
            case COMPLETED, FAILED, CANCELLED -> status.text();
        };
    }
}
