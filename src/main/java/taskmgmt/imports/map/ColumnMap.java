package taskmgmt.imports.map;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Outcome;

/**
 * The meaning of the columns of a table, of its status words, and of its times. As text it consists of lines {@code key = value},
 * with {@code #} before comments: {@code id = JobID}, {@code metadata.node = NodeList}, {@code status.DONE = completed}, {@code
 * time-format = dd.MM.uuuu HH:mm}, {@code zone = Europe/Berlin}. Immutable.
 *
 * @param columns    the column for each target
 * @param metadata   columns that go to the metadata under another name, by that name
 * @param words      the meanings of status words in addition to the common ones
 * @param timeFormat a pattern of {@code java.time.format.DateTimeFormatter}; null for the common spellings
 * @param zone       of times without a zone; null if none was given
 */
public record ColumnMap(
        Map<MapTarget, String> columns,
        Map<String, String> metadata,
        Map<String, Outcome> words,
        @Nullable String timeFormat,
        @Nullable String zone) {
    private static final String METADATA = "metadata.";
    private static final String STATUS = "status.";
    private static final String TIME_FORMAT = "time-format";
    private static final String ZONE = "zone";

    public static final ColumnMap EMPTY = new ColumnMap(Map.of(), Map.of(), Map.of(), null, null);

    public ColumnMap {
        EnumMap<MapTarget, String> ordered = new EnumMap<>(MapTarget.class);
        ordered.putAll(columns);
        columns = Collections.unmodifiableMap(ordered);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** The column for it; null if there is none. */
    public @Nullable String column(MapTarget target) {
        return columns.get(target);
    }

    /** The same map with entries of the form {@code id=JobID,start=Start}. @throws IllegalArgumentException that says what is wrong */
    public ColumnMap with(String entries) {
        ColumnMap map = this;
        for (String entry : entries.split(",", -1)) {
            map = entry.isBlank() ? map : map.withLine(entry);
        }
        return map;
    }

    /** Parses the lines of a file. @throws IllegalArgumentException that says what is wrong */
    public static ColumnMap parse(String text) {
        ColumnMap map = EMPTY;
        for (String line : text.split("\n", -1)) {
            map = line.isBlank() || line.strip().startsWith("#") ? map : map.withLine(line);
        }
        return map;
    }

    private ColumnMap withLine(String line) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("'" + line.strip() + "' is not of the form KEY=COLUMN");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("'" + key + "' has no value");
        }
        if (key.equals(TIME_FORMAT) || key.equals(ZONE)) {
            return new ColumnMap(columns, metadata, words, key.equals(ZONE) ? timeFormat : value, key.equals(ZONE) ? value : zone);
        }
        if (key.startsWith(STATUS)) {
            return withWord(key.substring(STATUS.length()), value);
        }
        if (key.startsWith(METADATA)) {
            Map<String, String> more = new LinkedHashMap<>(metadata);
            more.put(key.substring(METADATA.length()), value);
            return new ColumnMap(columns, more, words, timeFormat, zone);
        }
        MapTarget target = MapTarget.named(key);
        if (target == null) {
            throw new IllegalArgumentException("'" + key + "' is nothing that a column can be: " + MapTarget.keys() + ", metadata.NAME");
        }
        return with(target, value);
    }

    /** The same map with one more column. */
    public ColumnMap with(MapTarget target, String column) {
        Map<MapTarget, String> more = new LinkedHashMap<>(columns);
        more.put(target, column);
        return new ColumnMap(more, metadata, words, timeFormat, zone);
    }

    /** The same map with one more status word. @throws IllegalArgumentException if it is not an outcome */
    public ColumnMap withWord(String word, String outcome) {
        Outcome meant = Outcome.named(outcome);
        if (meant == null) {
            throw new IllegalArgumentException("'" + word + "' cannot mean '" + outcome
                    + "': it is pending, active, completed, failed or cancelled");
        }
        Map<String, Outcome> more = new LinkedHashMap<>(words);
        more.put(word, meant);
        return new ColumnMap(columns, metadata, more, timeFormat, zone);
    }

    /** The same map with the time format and zone replaced by those that are given. */
    public ColumnMap withTimes(@Nullable String format, @Nullable String givenZone) {
        return new ColumnMap(columns, metadata, words, format == null ? timeFormat : format, givenZone == null ? zone : givenZone);
    }

    /** The map as typed after {@code --map}: only the columns. */
    public String columnText() {
        StringBuilder text = new StringBuilder();
        columns.forEach((target, column) -> text.append(text.isEmpty() ? "" : ",").append(target.key()).append('=').append(column));
        return text.toString();
    }

    /** The map as the lines of a file, which {@link #parse} reads. */
    public String text() {
        StringBuilder text = new StringBuilder();
        columns.forEach((target, column) -> line(text, target.key(), column));
        metadata.forEach((name, column) -> line(text, METADATA + name, column));
        words.forEach((word, outcome) -> line(text, STATUS + word, outcome.name().toLowerCase(java.util.Locale.ROOT)));
        if (timeFormat != null) {
            line(text, TIME_FORMAT, timeFormat);
        }
        if (zone != null) {
            line(text, ZONE, zone);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
