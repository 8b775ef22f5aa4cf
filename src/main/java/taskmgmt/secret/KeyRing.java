package taskmgmt.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data that is kept outside of the log directory for one store of credentials: its keys, the directory it belongs to, and the
 * newest version of each credential, including removed ones. Whoever can write to the log directory can put an old credentials file
 * back, but not this one. Immutable.
 *
 * @param store     the id by which the file in the log directory refers to it
 * @param directory the log directory
 * @param keys      newest first; more than one while a rotation is in progress
 * @param versions  the newest version of each name
 * @param removed   names of removed credentials
 */
public record KeyRing(String store, String directory, List<SealingKey> keys, Map<String, Long> versions, List<String> removed) {
    private static final String VERSION = "version";
    private static final String STORE = "store";
    private static final String DIRECTORY = "directory";
    private static final String KEYS = "keys";
    private static final String ID = "id";
    private static final String KEY = "key";
    private static final String VERSIONS = "versions";
    private static final String REMOVED = "removed";

    public KeyRing {
        keys = List.copyOf(keys);
        versions = Map.copyOf(versions);
        removed = List.copyOf(removed);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
    }

    /** The key used for sealing. */
    public SealingKey current() {
        return keys.getFirst();
    }

    /** The key with this id; null if it no longer exists. */
    public @Nullable SealingKey key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
    }

    /** The newest version of this name; 0 if there never was one. */
    public long version(String name) {
        return versions.getOrDefault(name, 0L);
    }

    /** The same ring with this version as the newest of the name. */
    public KeyRing with(String name, long version, boolean isRemoved) {
        Map<String, Long> more = new TreeMap<>(versions);
        more.put(name, version);
        List<String> gone = new ArrayList<>(removed);
        gone.remove(name);
        if (isRemoved) {
            gone.add(name);
        }
        return new KeyRing(store, directory, keys, more, gone);
    }

    /** The same ring with these keys, for this directory. */
    public KeyRing with(List<SealingKey> others, String forDirectory) {
        return new KeyRing(store, forDirectory, others, versions, removed);
    }

    /** The ring as the file holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(VERSION, 1L);
        map.put(STORE, store);
        map.put(DIRECTORY, directory);
        List<Map<String, String>> list = new ArrayList<>();
        for (SealingKey key : keys) {
            Map<String, String> each = new LinkedHashMap<>();
            each.put(ID, key.id());
            each.put(KEY, key.hex());
            list.add(each);
        }
        map.put(KEYS, list);
        map.put(VERSIONS, new TreeMap<>(versions));
        map.put(REMOVED, removed);
        return map;
    }

    /** @throws IllegalArgumentException if it is not a key ring; no message repeats a key */
    public static KeyRing of(Map<String, @Nullable Object> map) {
        if (!Long.valueOf(1).equals(map.get(VERSION)) || !(map.get(STORE) instanceof String store) || !(map.get(DIRECTORY) instanceof String directory)
                || !(map.get(KEYS) instanceof List<?> list) || !(map.get(VERSIONS) instanceof Map<?, ?> numbers) || !(map.get(REMOVED) instanceof List<?> gone)) {
            throw new IllegalArgumentException("it is no ring of keys of this version");
        }
        List<SealingKey> keys = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> entry) || !(entry.get(ID) instanceof String id) || !(entry.get(KEY) instanceof String hex)) {
                throw new IllegalArgumentException("a key in it is none");
            }
            keys.add(new SealingKey(id, hex));
        }
        Map<String, Long> versions = new TreeMap<>();
        numbers.forEach((name, number) -> {
            if (number instanceof Long version) {
                versions.put(String.valueOf(name), version);
            }
        });
        return new KeyRing(store, directory, keys, versions, gone.stream().map(String::valueOf).toList());
    }
}
