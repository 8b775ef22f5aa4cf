package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The first value of each row, one per line and nothing else: ids for other commands. */
public final class IdRows implements RowWriter {
    private final boolean terminal;
    private final Writer out;

    /** @param terminal whether the output is a terminal, which must not receive control characters */
    public IdRows(boolean terminal, Writer out) {
        this.terminal = terminal;
        this.out = out;
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        Object id = values[0];
        String text = id instanceof String string && !terminal ? string : Human.cell(id);
        out.append(text).append('\n');
    }

    @Override
    public void finish() {
        // There is no document to end.
    }
}
