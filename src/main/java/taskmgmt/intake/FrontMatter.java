package taskmgmt.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import taskmgmt.imports.Row;

/** The YAML header of a text, between two {@code ---} lines. The rest is kept as {@code body}. */
final class FrontMatter {
    private static final String FENCE = "---";
    private static final int MAX_BODY = 10_000;

    private FrontMatter() {}

    /** @param name becomes the value {@code file} of the row */
    static void read(String name, Reader in, RowSink sink) throws IOException {
        TextLines lines = new TextLines(in);
        String first = lines.next();
        while (first != null && first.isBlank()) {
            first = lines.next();
        }
        if (first == null || !first.strip().equals(FENCE)) {
            sink.unreadable(1, "it does not begin with ---, the head in YAML", name);
            return;
        }
        StringBuilder head = new StringBuilder();
        String line = lines.next();
        while (line != null && !line.strip().equals(FENCE)) {
            head.append(line).append('\n');
            line = lines.next();
        }
        StringBuilder body = new StringBuilder();
        for (line = lines.next(); line != null && body.length() < MAX_BODY; line = lines.next()) {
            body.append(line).append('\n');
        }
        row(name, head.toString(), body.toString().strip(), sink);
    }

    private static void row(String name, String head, String body, RowSink sink) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        try {
            if (new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(head) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), plain(value)));
            }
        } catch (YamlEngineException e) {
            sink.unreadable(1, "its head is no YAML", name);
            return;
        }
        values.put("file", name);
        values.put("body", body.isEmpty() ? null : body);
        sink.row(new Row(1, values));
    }

    /** The value as JSON would hold it: whole numbers as Long, and strings for types that JSON does not have. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof java.util.List<?> list) {
            return list.stream().map(each -> (Object) String.valueOf(each)).toList();
        }
        return value == null || value instanceof Boolean || value instanceof String || value instanceof Long ? value : value.toString();
    }
}
