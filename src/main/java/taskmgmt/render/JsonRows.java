package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/** An array of objects, {@code []} without rows. */
final class JsonRows implements RowWriter {
    private final List<Column> columns;
    private final Writer out;
    private boolean empty = true;

    JsonRows(List<Column> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        out.append(empty ? "[\n  " : ",\n  ");
        JsonPrinter.pretty(RowWriter.object(columns, values), 1, out);
        empty = false;
    }

    @Override
    public void finish() throws IOException {
        out.append(empty ? "[]\n" : "\n]\n");
    }
}
