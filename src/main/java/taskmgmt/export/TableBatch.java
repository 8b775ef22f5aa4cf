package taskmgmt.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.Invisible;

/**
 * Rows to be written together, in the text format of COPY: fields separated by tabs, {@code \N} for null, and nothing else with a special
 * meaning, not even to a terminal that shows them. Not thread-safe.
 */
public final class TableBatch {
    private final Map<ExportTable, StringBuilder> texts = new LinkedHashMap<>();
    private long rows;

    public TableBatch() {}

    void row(ExportTable table, @Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(table.name() + " has " + table.columns().size() + " columns, not " + values.length);
        }
        StringBuilder text = texts.computeIfAbsent(table, key -> new StringBuilder());
        for (int i = 0; i < values.length; i++) {
            String value = table.columns().get(i).type().text(values[i]);
            text.append(i == 0 ? "" : "\t");
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value, text);
            }
        }
        text.append('\n');
        rows++;
    }

    private static void escape(String value, StringBuilder to) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                default -> {
                    if (Invisible.is(each) && !Character.isSurrogate(each)) {
                        escape(each, to);
                    } else {
                        to.append(each);
                    }
                }
            }
        }
    }

    /** As the bytes of UTF-8 that it is. */
    private static void escape(char each, StringBuilder to) {
        for (byte one : String.valueOf(each).getBytes(StandardCharsets.UTF_8)) {
            to.append("\\x");
            HexFormat.of().toHexDigits(to, one);
        }
    }

    /** The rows of each table, one per line. */
    public Map<ExportTable, StringBuilder> texts() {
        return texts;
    }

    /** The rows of one table, one per line. */
    public String text(ExportTable table) {
        StringBuilder text = texts.get(table);
        return text == null ? "" : text.toString();
    }

    /** How many rows there are. */
    public long rows() {
        return rows;
    }

    /** Removes all rows. */
    public void clear() {
        texts.clear();
        rows = 0;
    }
}
