package taskmgmt.integration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in a collection of Qdrant, by its REST API: a point is a task, its payload says what and where it stands. Not thread-safe.
 *
 * @see <a href="https://api.qdrant.tech/api-reference">its description</a>
 */
public final class QdrantClient {
    private static final long PAGE = 100;
    private static final String TASK_ID = "task_id";
    private static final String STATUS = "status";

    private final RemoteCall call;
    private final String collection;

    /** @param key null for none */
    public QdrantClient(Integration integration, @Nullable String key, RetryPause pause) {
        this.call = new RemoteCall(integration, key == null ? Map.of() : Map.of("api-key", key), pause);
        this.collection = "/collections/" + integration.needed();
    }

    /**
     * A point.
     *
     * @param id a number or a UUID, as the server writes it
     */
    public record Point(Object id, Map<String, @Nullable Object> payload) {
        /** The id as text. */
        public String name() {
            return id.toString();
        }

        /** The text of the payload's first key of these; null where there is none. */
        public @Nullable String text(String... keys) {
            for (String key : keys) {
                if (payload.get(key) instanceof String text && !text.isBlank()) {
                    return text;
                }
            }
            return null;
        }
    }

    /** Whether the server is there and has the collection. Returns what it says of it: {@code green}. */
    public String check() throws RemoteException, InterruptedException {
        Map<?, ?> result = object(call.ask(collection, null, true).get("result"));
        return result.get(STATUS) instanceof String status ? status : "unknown";
    }

    /** Points that are pending, and that nobody has taken. */
    public List<Point> pending() throws RemoteException, InterruptedException {
        return scroll(Map.of("must", List.of(Map.of("key", STATUS, "match", Map.of("any", List.of("pending", "PENDING"))),
                Map.of("is_empty", Map.of("key", TASK_ID)))));
    }

    /** Points that were taken as tasks, and that are not over as far as the server knows. */
    public List<Point> taken() throws RemoteException, InterruptedException {
        return scroll(Map.of("must_not", List.of(Map.of("key", STATUS, "match", Map.of("any", List.of("completed", "failed", "cancelled"))),
                Map.of("is_empty", Map.of("key", TASK_ID)))));
    }

    private List<Point> scroll(Map<String, ?> filter) throws RemoteException, InterruptedException {
        List<Point> points = new ArrayList<>();
        Object offset = null;
        do {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("limit", PAGE);
            body.put("with_payload", true);
            body.put("with_vector", false);
            body.put("filter", filter);
            if (offset != null) {
                body.put("offset", offset);
            }
            Map<?, ?> result = object(call.ask(collection + "/points/scroll", body, true).get("result"));
            if (!(result.get("points") instanceof List<?> page)) {
                throw new RemoteException("the answer has no points");
            }
            for (Object each : page) {
                points.add(point(object(each)));
            }
            offset = result.get("next_page_offset");
        } while (offset != null);
        return points;
    }

    private static Point point(Map<?, ?> map) throws RemoteException {
        Object id = map.get("id");
        if (id == null) {
            throw new RemoteException("the answer has a point without an id");
        }
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        object(map.get("payload")).forEach((key, value) -> payload.put(String.valueOf(key), value));
        return new Point(id, payload);
    }

    /** Writes back where the task of a point stands. */
    public void report(Point point, String taskId, String status, @Nullable String error) throws RemoteException, InterruptedException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(TASK_ID, taskId);
        payload.put(STATUS, status);
        if (error != null) {
            payload.put("error", error);
        }
        call.ask(collection + "/points/payload?wait=true", Map.of("payload", payload, "points", List.of(point.id())), true);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
