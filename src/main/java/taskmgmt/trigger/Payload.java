package taskmgmt.trigger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds values in the data of an occurrence, by paths such as {@code repository.full_name} or {@code commits.0.id}. */
final class Payload {
    private Payload() {}

    /** The text of the string, number or boolean at the path; null if there is none, or if it is an object or a list. */
    static @Nullable String text(Map<String, @Nullable Object> facts, String path) {
        Object value = facts;
        for (String key : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(key) : value instanceof List<?> list ? item(list, key) : null;
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    private static @Nullable Object item(List<?> list, String key) {
        boolean isIndex = !key.isEmpty() && key.length() < 8 && key.chars().allMatch(each -> each >= '0' && each <= '9');
        int index = isIndex ? Integer.parseInt(key) : list.size();
        return index < list.size() ? list.get(index) : null;
    }
}
