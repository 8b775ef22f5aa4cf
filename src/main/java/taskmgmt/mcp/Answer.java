package taskmgmt.mcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import taskmgmt.json.JsonLineWriter;

/** What a command prints, and how that becomes the one object that a tool answers with. */
enum Answer {
    /** An id on a line of its own. */
    ID(List.of()),
    /** One object. */
    OBJECT(List.of("-o", "jsonl")),
    /** Any number of rows. */
    ROWS(List.of("-o", "jsonl"));

    private final List<String> words;

    Answer(List<String> words) {
        this.words = words;
    }

    /** Words of the command line that ask for it. */
    List<String> words() {
        return words;
    }

    /** The object, as JSON. */
    String json(String printed) {
        return switch (this) {
            case ID -> new String(JsonLineWriter.of(Map.of("task_id", printed.strip())), StandardCharsets.UTF_8).strip();
            case OBJECT -> printed.isBlank() ? "{}" : printed.strip();
            case ROWS -> rows(printed);
        };
    }

    private static String rows(String printed) {
        StringJoiner items = new StringJoiner(",", "{\"items\":[", "]}");
        printed.lines().filter(line -> !line.isBlank()).forEach(items::add);
        return items.toString();
    }
}
