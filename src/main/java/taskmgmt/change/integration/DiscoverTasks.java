package taskmgmt.change.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.integration.Integration;
import taskmgmt.integration.QdrantClient;
import taskmgmt.integration.RemoteException;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * Takes the pending points of a Qdrant collection as tasks, and writes their status back. A task is named after its point, so a
 * point whose task was recorded but not written back does not get a second one. Not thread-safe.
 */
public final class DiscoverTasks {
    private static final int MAX_TITLE_CHARS = 200;

    private final TaskLog log;
    private final Integration integration;
    private final QdrantClient client;
    private final RandomGenerator random;

    public DiscoverTasks(TaskLog log, Integration integration, QdrantClient client, RandomGenerator random) {
        this.log = log;
        this.integration = integration;
        this.client = client;
        this.random = random;
    }

    /**
     * What was done.
     *
     * @param created  ids of new tasks
     * @param reported points whose status was written back
     * @param refused  points of which no task can be made, and why
     */
    public record Outcome(List<String> created, int reported, List<String> refused) {}

    /** Looks once. */
    public Outcome run() throws IOException, RemoteException, InterruptedException {
        List<String> created = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int reported = 0;
        for (QdrantClient.Point point : client.pending()) {
            String id = integration.name() + "_" + point.name();
            try {
                Task task = LogReader.at(log.directory()).tasks(Set.of(id)).get(id);
                if (task == null) {
                    new CreateTask(log, random).create(task(id, point));
                    created.add(id);
                }
                client.report(point, id, word(task == null ? Status.PENDING : task.status()), error(task));
            } catch (RefusedException e) {
                if (e.refusal() == Refusal.NOT_ALLOWED) {
                    throw e;
                }
                refused.add(id + ": " + e.getMessage());
            }
        }
        for (QdrantClient.Point point : client.taken()) {
            String id = integration.name() + "_" + point.name();
            Task task = id.equals(point.text("task_id")) ? LogReader.at(log.directory()).tasks(Set.of(id)).get(id) : null;
            if (task != null && !word(task.status()).equals(point.text("status"))) {
                client.report(point, id, word(task.status()), error(task));
                reported++;
            }
        }
        return new Outcome(created, reported, refused);
    }

    private NewTask task(String id, QdrantClient.Point point) {
        String title = point.text("title", "name", "description", "task");
        String plain = title == null ? "point " + point.name() : title.strip();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("integration", integration.name());
        metadata.put("point_id", point.name());
        Object urgency = point.payload().get("priority");
        Priority priority = urgency == null ? null : priority(urgency);
        String subsystem = point.text("subsystem");
        String type = point.text("task_type", "type");
        return new NewTask(new NewTask.Identity(id, subsystem == null ? RunCodegen.SUBSYSTEM : subsystem, type == null ? integration.name() : type, null),
                new TaskDetails(plain.length() > MAX_TITLE_CHARS ? plain.substring(0, MAX_TITLE_CHARS) : plain, point.text("description"), null, priority, null, null),
                List.of(), List.of(), new LinkedHashMap<>(point.payload()), metadata);
    }

    /** Null where it cannot be read as one: that costs the task nothing. */
    private static @Nullable Priority priority(Object value) {
        try {
            return Priority.parse(value.toString());
        } catch (IllegalArgumentException | RefusedException _) {
            return null;
        }
    }

    /** The words that the collection has: a task that waits is pending, one that is worked on is running. */
    private static String word(Status status) {
        return switch (status) {
            case PENDING, QUEUED -> "pending";
            case ACTIVE, PAUSED, RETRYING -> "running";
            case COMPLETED, FAILED, CANCELLED -> status.text();
        };
    }

    private static @Nullable String error(@Nullable Task task) {
        return task != null && task.status() == Status.FAILED ? task.text(TaskField.ERROR_MESSAGE) : null;
    }
}
