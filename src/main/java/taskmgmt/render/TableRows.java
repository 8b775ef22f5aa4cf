package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table without lines. The first {@value #SAMPLE} rows are held back to determine the widths of the columns; the rest
 * are written as they come, so that a very long table needs no more memory than a long one.
 */
final class TableRows implements RowWriter {
    private static final int SAMPLE = 1000;

    private final List<Column> columns;
    private final Page page;
    private final Writer out;
    private final int[] widths;
    private final List<String[]> held = new ArrayList<>();
    private @Nullable TableLayout layout;

    TableRows(List<Column> columns, Page page, Writer out) {
        this.columns = columns;
        this.page = page;
        this.out = out;
        this.widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = page.headers() ? Width.of(columns.get(i).header()) : 0;
        }
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        String[] cells = new String[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(values[i], columns.get(i).kind());
        }
        if (layout != null) {
            line(cells, layout);
            return;
        }
        held.add(cells);
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], Width.of(cells[i]));
        }
        if (held.size() == SAMPLE) {
            release();
        }
    }

    private String cell(@Nullable Object value, Column.Kind kind) {
        if (value instanceof Instant instant) {
            return kind == Column.Kind.AGE ? page.times().age(instant) : page.times().exact(instant);
        }
        return Human.cell(value, kind);
    }

    @Override
    public void finish() throws IOException {
        if (layout == null) {
            release();
        }
    }

    private void release() throws IOException {
        TableLayout fitted = TableLayout.of(columns, widths, words(), empty(), page);
        layout = fitted;
        if (page.headers()) {
            String[] headers = new String[columns.size()];
            for (int i = 0; i < headers.length; i++) {
                headers[i] = columns.get(i).header();
            }
            for (String line : fitted.header(headers)) {
                out.append(line).append('\n');
            }
        }
        for (String[] cells : held) {
            line(cells, fitted);
        }
        held.clear();
    }

    private int[] words() {
        int[] words = new int[widths.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = page.headers() ? Width.of(columns.get(i).header()) : 0;
            for (String[] cells : held) {
                words[i] = Math.max(words[i], Width.ofWord(cells[i]));
            }
        }
        return words;
    }

    private boolean[] empty() {
        boolean[] empty = new boolean[widths.length];
        for (int i = 0; i < empty.length; i++) {
            int column = i;
            empty[i] = !held.isEmpty() && held.stream().allMatch(cells -> cells[column].isEmpty());
        }
        return empty;
    }

    private void line(String[] cells, TableLayout fitted) throws IOException {
        for (String line : fitted.row(cells)) {
            out.append(line).append('\n');
        }
    }
}
