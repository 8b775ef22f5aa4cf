package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/** One object a line, nothing at all without rows. */
final class JsonLineRows implements RowWriter {
    private final List<Column> columns;
    private final Writer out;

    JsonLineRows(List<Column> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        out.append(JsonPrinter.compact(RowWriter.object(columns, values))).append('\n');
    }

    @Override
    public void finish() {}
}
