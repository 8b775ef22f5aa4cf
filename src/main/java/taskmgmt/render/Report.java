package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/** Writes one nested report, as against many rows that are all alike. */
public final class Report {
    private static final List<Column> FLAT = List.of(Column.exact("key", "KEY"), Column.text("value", "VALUE"));

    private Report() {}

    /** How a report looks to people. */
    @FunctionalInterface
    public interface Text {
        void write(Page page, Writer out) throws IOException;
    }

    /**
     * Writes the data for programs, or the text for people. As CSV and TSV it becomes one line a value, with the path
     * to it ({@code by_status.active}, {@code recent[0].title}).
     */
    public static void write(Format format, Map<String, ?> data, Text text, Page page, Writer out) throws IOException {
        switch (format) {
            case TABLE -> {
                try (WrappedLines lines = new WrappedLines(page.columns(), out)) {
                    text.write(page, lines);
                }
            }
            case JSON -> {
                JsonPrinter.pretty(data, 0, out);
                out.append('\n');
            }
            case JSONL -> out.append(JsonPrinter.compact(data)).append('\n');
            case YAML -> YamlText.write(data, 0, out);
            case CSV, TSV -> flat(leaves(data), format, page, out);
        }
    }

    /** The same of several reports of one kind: for programs an array of their data, which as JSON Lines is a line for each. */
    public static void write(Format format, List<? extends Map<String, ?>> all, Text text, Page page, Writer out) throws IOException {
        switch (format) {
            case TABLE -> write(format, Map.of(), text, page, out);
            case JSON -> {
                JsonPrinter.pretty(all, 0, out);
                out.append('\n');
            }
            case JSONL -> {
                for (Map<String, ?> each : all) {
                    out.append(JsonPrinter.compact(each)).append('\n');
                }
            }
            case YAML -> YamlText.write(all, 0, out);
            case CSV, TSV -> {
                List<Leaf> leaves = new ArrayList<>();
                collect("", all, leaves);
                flat(leaves, format, page, out);
            }
        }
    }

    private static void flat(List<Leaf> leaves, Format format, Page page, Writer out) throws IOException {
        RowWriter rows = RowWriter.of(format, FLAT, page, out);
        for (Leaf leaf : leaves) {
            rows.row(leaf.path(), leaf.value());
        }
        rows.finish();
    }

    /** The text of data that needs no other: a line a value, the paths aligned. Values that are absent are left out. */
    public static void fields(Map<String, ?> data, Writer out) throws IOException {
        List<Leaf> leaves = leaves(data);
        int width = 0;
        for (Leaf leaf : leaves) {
            width = Math.max(width, leaf.value() == null ? 0 : Width.of(Plain.text(leaf.path())));
        }
        for (Leaf leaf : leaves) {
            String value = Human.cell(leaf.value());
            if (!value.isEmpty()) {
                String path = Plain.text(leaf.path());
                out.append(path).append(" ".repeat(width - Width.of(path) + 2)).append(value).append('\n');
            }
        }
    }

    private record Leaf(String path, @Nullable Object value) {}

    private static List<Leaf> leaves(Map<String, ?> data) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", data, leaves);
        return leaves;
    }

    private static void collect(String path, @Nullable Object value, List<Leaf> leaves) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                collect(path.isEmpty() ? (String) entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(path + "[" + i + "]", list.get(i), leaves);
            }
        } else {
            leaves.add(new Leaf(path, value));
        }
    }
}
