package taskmgmt.change.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * A file of entries, in the order in which they were added: {@code {"version": 1, KEY: [ENTRY, …]}}. It is replaced as a whole, under the
 * lock of the log.
 *
 * @param <T> an entry, immutable
 */
public abstract class EntryList<T> {
    private static final long MAX_BYTES = 1 << 20;
    private static final String VERSION = "version";

    private final String file;
    private final String key;
    private final String noun;

    /**
     * A kind of entry.
     *
     * @param file its name in the log directory
     * @param key  of the list in it, the plural
     * @param noun what an entry is called, which is also the noun of its commands
     */
    protected EntryList(String file, String key, String noun) {
        this.file = file;
        this.key = key;
        this.noun = noun;
    }

    /** The name that identifies an entry. */
    protected abstract String name(T entry);

    /** In the form of the file. */
    protected abstract Map<String, @Nullable Object> toMap(T entry);

    /** @throws IllegalArgumentException if this version cannot interpret it */
    protected abstract T of(Map<?, ?> map);

    String noun() {
        return noun;
    }

    /** @throws LogDamagedException if there is a file that cannot be used */
    public List<T> read(Path directory) throws IOException {
        Path path = directory.resolve(file);
        if (PrivateFiles.attributes(path) == null) {
            return List.of();
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
            }
            Map<String, @Nullable Object> map = Json.strict().parse(Files.readString(path));
            if (!Long.valueOf(1).equals(map.get(VERSION)) || !(map.get(key) instanceof List<?> list)) {
                throw new IllegalArgumentException("it is no file of " + key + " of this version");
            }
            List<T> all = new ArrayList<>();
            for (Object each : list) {
                all.add(of(each instanceof Map<?, ?> entry ? entry : Map.of()));
            }
            return all;
        } catch (BadJsonException | IllegalArgumentException | ArithmeticException e) {
            throw new LogDamagedException(path + " cannot be used: " + e.getMessage() + ": repair it, or move it away", e);
        }
    }

    /** The entry with this name. @throws RefusedException if there is none */
    public T find(Path directory, String name) throws IOException {
        for (T each : read(directory)) {
            if (name(each).equals(name)) {
                return each;
            }
        }
        throw new RefusedException(Refusal.NOT_FOUND, "no " + noun + " '" + name + "': '" + noun + " list' shows those that there are");
    }

    void write(List<T> all, Path directory, PrivateFiles shared) throws IOException {
        PrivateFiles disk = shared.neverShared();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(VERSION, 1L);
        map.put(key, all.stream().map(this::toMap).toList());
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(map, 0, text);
        disk.rewrite(directory.resolve(file), ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.UTF_8)));
        disk.syncDirectory(directory);
    }
}
