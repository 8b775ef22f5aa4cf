package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence of mappings, {@code []} without rows. */
final class YamlRows implements RowWriter {
    private final List<Column> columns;
    private final Writer out;
    private boolean empty = true;

    YamlRows(List<Column> columns, Writer out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        YamlText.item(RowWriter.object(columns, values), 0, out);
        empty = false;
    }

    @Override
    public void finish() throws IOException {
        if (empty) {
            out.append("[]\n");
        }
    }
}
