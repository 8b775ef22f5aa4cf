package taskmgmt.integration;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.JsonSequence;

/** Items as JSON: one object, objects one after the other, an array of them, or such an array within an object. Pure. */
final class ItemText {
    /** More than that is no list of tasks that somebody has made. */
    private static final int MAX_ITEMS = 10_000;
    private static final List<String> IDS = List.of("id", "uuid", "key", SourceItem.TASK_ID);

    private ItemText() {}

    /**
     * Those in this text.
     *
     * @param arrays names of arrays whose elements are meant where an object is all there is; an item may have such an array itself
     * @throws BadJsonException where it is no JSON, or has too many
     */
    static List<Map<String, @Nullable Object>> objects(String text, Set<String> arrays) throws BadJsonException {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        try {
            JsonSequence.read(new StringReader(text), text.stripLeading().startsWith("[") ? Set.of() : arrays, object -> {
                if (objects.size() == MAX_ITEMS) {
                    throw new IOException("it has more than " + MAX_ITEMS + " items");
                }
                objects.add(object);
            });
        } catch (IOException e) {
            throw new BadJsonException(String.valueOf(e.getMessage()));
        }
        return objects;
    }

    /** The item that an object is, known by its own id, or else by this one; null where it has none. */
    static @Nullable SourceItem item(Map<String, @Nullable Object> object, @Nullable String otherwise) {
        for (String key : IDS) {
            Object id = object.get(key);
            if (id instanceof Number || id instanceof String text && !text.isBlank()) {
                Map<String, @Nullable Object> payload = new LinkedHashMap<>(object);
                if (key.equals(SourceItem.TASK_ID)) {
                    payload.remove(key); // what it is called there: nobody has taken it as a task
                }
                return new SourceItem(id, payload);
            }
        }
        return otherwise == null ? null : new SourceItem(otherwise, object);
    }
}
