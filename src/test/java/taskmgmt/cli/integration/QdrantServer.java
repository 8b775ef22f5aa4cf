package taskmgmt.cli.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Qdrant's OpenAPI description says of a collection, of scrolling through its points by a filter, and of setting parts of their payload. */
final class QdrantServer extends RemoteServer {
    final TreeMap<Long, Map<String, @Nullable Object>> points = new TreeMap<>();
    int pageSize = Integer.MAX_VALUE;

    QdrantServer() throws IOException {}

    @Override
    @Nullable Object answer(String method, String path, Map<String, @Nullable Object> body) {
        if (method.equals("GET") && path.equals("/collections/tasks")) {
            return result(Map.of("status", "green", "points_count", points.size()));
        }
        if (method.equals("POST") && path.equals("/collections/tasks/points/scroll")) {
            return result(scroll(body));
        }
        if (method.equals("POST") && path.equals("/collections/tasks/points/payload?wait=true")) {
            for (Object id : (List<?>) Objects.requireNonNull(body.get("points"))) {
                Map<String, @Nullable Object> known = Objects.requireNonNull(points.get((Long) id));
                ((Map<?, ?>) Objects.requireNonNull(body.get("payload"))).forEach((key, value) -> known.put(String.valueOf(key), value));
            }
            return result(Map.of("operation_id", 0, "status", "completed"));
        }
        return null;
    }

    private static Map<String, Object> result(Object result) {
        return Map.of("result", result, "status", "ok", "time", 0.001);
    }

    private Map<String, @Nullable Object> scroll(Map<String, @Nullable Object> body) {
        long limit = Math.min(pageSize, (Long) Objects.requireNonNull(body.get("limit")));
        long from = body.get("offset") instanceof Long offset ? offset : Long.MIN_VALUE;
        List<Map<String, Object>> page = new ArrayList<>();
        Long next = null;
        for (Map.Entry<Long, Map<String, @Nullable Object>> each : points.tailMap(from, true).entrySet()) {
            if (matches((Map<?, ?>) Objects.requireNonNull(body.get("filter")), each.getValue())) {
                if (page.size() == limit) {
                    next = each.getKey();
                    break;
                }
                page.add(Map.of("id", each.getKey(), "payload", each.getValue()));
            }
        }
        Map<String, @Nullable Object> result = new HashMap<>();
        result.put("points", page);
        result.put("next_page_offset", next);
        return result;
    }

    private static boolean matches(Map<?, ?> filter, Map<String, @Nullable Object> payload) {
        return conditions(filter, "must").stream().allMatch(each -> holds((Map<?, ?>) each, payload))
                && conditions(filter, "must_not").stream().noneMatch(each -> holds((Map<?, ?>) each, payload));
    }

    private static List<?> conditions(Map<?, ?> filter, String key) {
        return filter.get(key) instanceof List<?> list ? list : List.of();
    }

    private static boolean holds(Map<?, ?> condition, Map<String, @Nullable Object> payload) {
        if (condition.get("is_empty") instanceof Map<?, ?> empty) {
            return payload.get(String.valueOf(empty.get("key"))) == null;
        }
        if (condition.get("match") instanceof Map<?, ?> match && match.get("any") instanceof List<?> any) {
            return any.contains(payload.get(String.valueOf(condition.get("key"))));
        }
        throw new IllegalArgumentException("no such condition: " + condition);
    }
}
