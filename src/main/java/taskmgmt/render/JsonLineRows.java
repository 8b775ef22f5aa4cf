package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/** One object per line; nothing at all without rows. */
final class JsonLineRows implements RowWriter {
    /** What precedes each value, prepared once: a list may be long, and its keys are the same in every row. */
    private final String[] keys;
    private final StringBuilder line = new StringBuilder();
    private final Writer out;

    JsonLineRows(List<Column> columns, Writer out) {
        this.keys = new String[columns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (i == 0 ? "{" : ",") + JsonPrinter.compact(columns.get(i).key()) + ":";
        }
        this.out = out;
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        line.setLength(0);
        for (int i = 0; i < values.length; i++) {
            JsonPrinter.compact(values[i], line.append(keys[i]));
        }
        out.append(line.append(values.length == 0 ? "{}\n" : "}\n"));
    }

    @Override
    public void finish() {}
}
