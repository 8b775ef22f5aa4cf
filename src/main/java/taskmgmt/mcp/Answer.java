package taskmgmt.mcp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import taskmgmt.json.JsonLineWriter;

/** The format that a command prints, and how it becomes the single object that a tool returns. */
enum Answer {
    /** An id on a line of its own. */
    ID(""),
    /** One object. */
    OBJECT("jsonl"),
    /** One object of a command that otherwise prints rows; it is printed over several lines, and no string in it contains a line break. */
    REPORT("json"),
    /** Any number of rows. */
    ROWS("jsonl");

    private final String format;

    Answer(String format) {
        this.format = format;
    }

    /** The command-line words that request this format. */
    List<String> words() {
        return format.isEmpty() ? List.of() : List.of("-o", format);
    }

    /** The object, as JSON. */
    String json(String printed) {
        return switch (this) {
            case ID -> new String(JsonLineWriter.of(Map.of("task_id", printed.strip())), StandardCharsets.UTF_8).strip();
            case OBJECT -> printed.isBlank() ? "{}" : printed.strip();
            case REPORT -> printed.lines().map(String::strip).collect(Collectors.joining());
            case ROWS -> rows(printed);
        };
    }

    private static String rows(String printed) {
        StringJoiner items = new StringJoiner(",", "{\"items\":[", "]}");
        printed.lines().filter(line -> !line.isBlank()).forEach(items::add);
        return items.toString();
    }
}
