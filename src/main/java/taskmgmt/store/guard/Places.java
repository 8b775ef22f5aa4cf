package taskmgmt.store.guard;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** The places of the tasks that some events are about, read all at once and kept up to date as events are admitted. */
public final class Places {
    private final Map<String, Place> known = new HashMap<>();

    /** @param events those among them that register a task contain its place themselves */
    public static Places of(List<TaskEvent> events, Snapshot snapshot) throws IOException {
        Places places = new Places();
        places.read(events, snapshot);
        return places;
    }

    /** Adds those of further events; places already known stay as they are. */
    public void read(List<TaskEvent> events, Snapshot snapshot) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (TaskEvent event : events) {
            if (event.type() != EventType.CREATED && !known.containsKey(event.taskId())) {
                ids.add(event.taskId());
            }
        }
        if (ids.size() == 1) {
            String id = ids.iterator().next(); // the decision has just asked for it
            Task task = snapshot.task(id);
            if (task != null) {
                known.put(id, Place.of(task));
            }
        } else if (!ids.isEmpty()) {
            snapshot.tasks(ids).forEach((id, task) -> known.put(id, Place.of(task)));
        }
    }

    @Nullable Place before(TaskEvent event) {
        return known.get(event.taskId());
    }

    public void apply(TaskEvent event) {
        Place before = known.get(event.taskId());
        known.put(event.taskId(), before == null ? Place.of(event) : before.after(event));
    }
}
