package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table without lines. The first {@value #SAMPLE} rows are held back to learn how wide the columns have to be; the
 * rest is written as it comes, so that a very long table needs no more memory than a long one.
 *
 * <p>On a page that is too narrow texts are shortened, and where that is not enough the last columns are left out and the
 * header ends in {@code …}: ids and times stay whole, to be copied.
 */
final class TableRows implements RowWriter {
    private static final int SAMPLE = 1000;
    private static final int GAP = 2;
    private static final int NARROWEST = 8;
    private static final String MORE = "…";

    private final List<Column> columns;
    private final Page page;
    private final Writer out;
    private final int[] widths;
    private final List<String[]> held = new ArrayList<>();
    private int shown;
    private boolean streaming;

    TableRows(List<Column> columns, Page page, Writer out) {
        this.columns = columns;
        this.page = page;
        this.out = out;
        this.widths = new int[columns.size()];
        this.shown = columns.size();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Width.of(columns.get(i).header());
        }
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        String[] cells = new String[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Human.cell(values[i]);
        }
        if (streaming) {
            line(cells, false);
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

    @Override
    public void finish() throws IOException {
        if (!streaming) {
            release();
        }
    }

    private void release() throws IOException {
        if (page.columns() > 0) {
            leaveOut();
            shrink();
        }
        String[] headers = new String[columns.size()];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = columns.get(i).header();
        }
        line(headers, true);
        for (String[] cells : held) {
            line(cells, false);
        }
        held.clear();
        streaming = true;
    }

    /** Leaves out the last columns that do not fit even if all texts are as short as they may be. */
    private void leaveOut() {
        while (shown > 1 && width(true) > page.columns()) {
            shown--;
        }
    }

    /** Takes the cells that the page does not have from the widest texts. */
    private void shrink() {
        int widest = widestText();
        for (int excess = width(false) - page.columns(); excess > 0 && widest >= 0; excess--) {
            widths[widest]--;
            widest = widestText();
        }
    }

    /** Of what is shown, as it is or at its shortest. */
    private int width(boolean shortest) {
        int width = GAP * (shown - 1) + (shown < widths.length ? GAP + MORE.length() : 0);
        for (int i = 0; i < shown; i++) {
            boolean text = columns.get(i).kind() == Column.Kind.TEXT;
            width += shortest && text ? Math.min(widths[i], NARROWEST) : widths[i];
        }
        return width;
    }

    /** The widest text that can still be shortened, or -1. */
    private int widestText() {
        int widest = -1;
        for (int i = 0; i < shown; i++) {
            boolean candidate = columns.get(i).kind() == Column.Kind.TEXT && widths[i] > NARROWEST;
            if (candidate && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private void line(String[] cells, boolean header) throws IOException {
        StringBuilder line = new StringBuilder();
        int padding = 0;
        for (int i = 0; i < shown; i++) {
            Column.Kind kind = columns.get(i).kind();
            boolean shorten = page.columns() > 0 && kind == Column.Kind.TEXT;
            String cell = shorten ? Width.cut(cells[i], widths[i]) : cells[i];
            int missing = Math.max(0, widths[i] - Width.of(cell));
            boolean right = kind == Column.Kind.NUMBER;
            if (!cell.isEmpty()) {
                line.repeat(' ', padding + (right ? missing : 0)).append(header ? page.bold(cell) : cell);
                padding = 0;
            }
            padding += GAP + (right && !cell.isEmpty() ? 0 : missing);
        }
        if (header && shown < cells.length) {
            line.repeat(' ', padding).append(MORE);
        }
        out.append(line).append('\n');
    }
}
