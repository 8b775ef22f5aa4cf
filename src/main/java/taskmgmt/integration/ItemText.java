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

/** Parses items from JSON: one object, consecutive objects, an array of them, or such an array within an object. Pure. */
final class ItemText {
    /** A longer list is not a list of tasks. */
    private static final int MAX_ITEMS = 10_000;
    private static final List<String> IDS = List.of("id", "uuid", "key", SourceItem.TASK_ID);

    private ItemText() {}

    /**
     * The objects in this text.
     *
     * @param arrays names of arrays; if the text is a single object, the elements of such an array are used. An item may have such
     * an array itself
     * @throws BadJsonException if it is not JSON, or has too many objects
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

    /** The item in an object, with its own id, or else this one; null if it has none. */
    static @Nullable SourceItem item(Map<String, @Nullable Object> object, @Nullable String otherwise) {
        for (String key : IDS) {
            Object id = object.get(key);
            if (id instanceof Number || id instanceof String text && !text.isBlank()) {
                Map<String, @Nullable Object> payload = new LinkedHashMap<>(object);
                if (key.equals(SourceItem.TASK_ID)) {
                    payload.remove(key); // the source's own id, not the mark of a task created here
                }
                return new SourceItem(id, payload);
            }
        }
        return otherwise == null ? null : new SourceItem(otherwise, object);
    }
}
