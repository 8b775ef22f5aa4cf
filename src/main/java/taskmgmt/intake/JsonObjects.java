package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonSequence;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;

/**
 * Objects of JSON. Where every line holds one, with or without commas and brackets around them, a broken line costs nobody
 * but itself; any other document is read as a whole up to where it breaks.
 */
final class JsonObjects {
    private static final int PEEK = 1 << 20;
    private static final int SAMPLE = 50;

    private final Set<String> arrays;
    private final List<String> envelopes;
    private final RowSink sink;
    private final Json json = Json.lenient().takingNonNumbers();

    private JsonObjects(Preset preset, RowSink sink) {
        this.arrays = Set.copyOf(preset.arrays());
        this.envelopes = preset.envelopes();
        this.sink = sink;
    }

    static void read(Preset preset, Reader in, RowSink sink) throws IOException {
        BufferedReader buffered = new BufferedReader(in, PEEK);
        JsonObjects rows = new JsonObjects(preset, sink);
        if (rows.hasObjectsOnLines(buffered)) {
            rows.lines(buffered);
        } else {
            rows.document(buffered);
        }
    }

    /**
     * Whether lines are objects: the first that is more than a bracket, or at least half of the first lines with no comma behind
     * them, for the first may be the broken one. In a document on many lines neither is so.
     */
    private boolean hasObjectsOnLines(BufferedReader in) throws IOException {
        String beginning = beginning(in);
        String[] lines = beginning.split("\n", -1);
        boolean isAll = beginning.length() < PEEK;
        int seen = 0;
        int whole = 0;
        for (int i = 0; i < Math.min(lines.length - (isAll ? 0 : 1), SAMPLE); i++) {
            String content = content(lines[i]);
            if (content.isEmpty()) {
                continue;
            }
            boolean isObject = content.startsWith("{") && parse(content) != null;
            if (seen == 0 && isObject) {
                return true;
            }
            seen++;
            whole += isObject && !lines[i].strip().endsWith(",") ? 1 : 0;
        }
        return seen > 0 && whole * 2 >= seen;
    }

    private static String beginning(BufferedReader in) throws IOException {
        in.mark(PEEK);
        char[] chars = new char[PEEK];
        int length = 0;
        int read = in.read(chars, 0, PEEK);
        while (read > 0) {
            length += read;
            read = length < PEEK ? in.read(chars, length, PEEK - length) : 0;
        }
        in.reset();
        return new String(chars, 0, length);
    }

    /** The line without blanks, the comma behind an element, and brackets that stand alone. */
    private static String content(String line) {
        String content = line.strip();
        content = content.endsWith(",") ? content.substring(0, content.length() - 1).strip() : content;
        return content.equals("[") || content.equals("]") ? "" : content;
    }

    private @Nullable Map<String, @Nullable Object> parse(String text) {
        try {
            return json.parse(text);
        } catch (BadJsonException e) {
            return null;
        }
    }

    private void lines(BufferedReader in) throws IOException {
        TextLines lines = new TextLines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            String content = content(line);
            if (content.isEmpty()) {
                continue;
            }
            try {
                expand(lines.number(), json.parse(content));
            } catch (BadJsonException e) {
                sink.unreadable(lines.number(), String.valueOf(e.getMessage()), content);
            }
        }
    }

    private void expand(long number, Map<String, @Nullable Object> object) throws IOException {
        boolean encloses = false;
        for (String name : arrays) {
            if (object.get(name) instanceof List<?> list) {
                encloses = true;
                for (Object each : list) {
                    if (each instanceof Map<?, ?> element) {
                        sink.row(new Row(number, texts(element)));
                    }
                }
            }
        }
        if (!encloses) {
            Map<String, @Nullable Object> inside = inside(object);
            if (inside == null) {
                sink.row(new Row(number, object));
            } else {
                expand(number, inside);
            }
        }
    }

    /** What an object without an id of its own only wraps; null where it is about itself. */
    private @Nullable Map<String, @Nullable Object> inside(Map<String, @Nullable Object> object) {
        for (String name : envelopes) {
            if (!object.containsKey("id") && object.get(name) instanceof Map<?, ?> inside) {
                return texts(inside);
            }
        }
        return null;
    }

    private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    private void document(Reader in) throws IOException {
        long[] count = {0};
        try {
            JsonSequence.read(in, arrays, object -> expand(++count[0], object));
        } catch (BadJsonException e) {
            sink.unreadable(count[0] + 1, "no JSON from here on: " + e.getMessage(), "object " + (count[0] + 1));
        }
    }
}
