package taskmgmt.integration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in a Qdrant collection, by its REST API: a point is a task, and its payload holds its data and its status. Not thread-safe.
 *
 * @see <a href="https://api.qdrant.tech/api-reference">its description</a>
 */
final class QdrantClient implements TaskSource {
    private static final long PAGE = 100;

    private final RemoteCall call;
    private final String collection;

    /** @param key null for none */
    QdrantClient(Integration integration, @Nullable String key, Contact contact) {
        this.call = new RemoteCall(integration, key == null ? Map.of() : Map.of("api-key", key), contact);
        this.collection = "/collections/" + integration.needed();
    }

    @Override
    public String check() throws RemoteException, InterruptedException {
        Map<?, ?> result = object(call.ask(collection, null, true).get("result"));
        return "answers, its collection is " + (result.get(SourceItem.STATUS) instanceof String status ? status : "unknown");
    }

    /**
     * First the points that are marked as pending and have not been imported (a point without a status may be anything), then the
     * imported points that have not ended as far as the server knows.
     */
    @Override
    public Look look() throws RemoteException, InterruptedException {
        Map<String, ?> untaken = Map.of("is_empty", Map.of("key", SourceItem.TASK_ID));
        List<SourceItem> items = scroll(Map.of("must", List.of(status(SourceItem.pendingWords()), untaken)));
        items.addAll(scroll(Map.of("must_not", List.of(status(List.of("completed", "failed", "cancelled")), untaken))));
        return new Look(items, List.of());
    }

    private static Map<String, ?> status(List<String> words) {
        return Map.of("key", SourceItem.STATUS, "match", Map.of("any", words));
    }

    private List<SourceItem> scroll(Map<String, ?> filter) throws RemoteException, InterruptedException {
        List<SourceItem> points = new ArrayList<>();
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

    private static SourceItem point(Map<?, ?> map) throws RemoteException {
        Object id = map.get("id");
        if (id == null) {
            throw new RemoteException("the answer has a point without an id");
        }
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        object(map.get("payload")).forEach((key, value) -> payload.put(String.valueOf(key), value));
        return new SourceItem(id, payload);
    }

    @Override
    public boolean hears() {
        return true;
    }

    @Override
    public void report(SourceItem item, String taskId, String status, @Nullable String error) throws RemoteException, InterruptedException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(SourceItem.TASK_ID, taskId);
        payload.put(SourceItem.STATUS, status);
        if (error != null) {
            payload.put("error", error);
        }
        call.ask(collection + "/points/payload?wait=true", Map.of("payload", payload, "points", List.of(item.id())), true);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
