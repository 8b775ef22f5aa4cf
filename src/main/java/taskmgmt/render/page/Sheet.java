package taskmgmt.render.page;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.render.RowWriter;
import taskmgmt.render.Width;

/**
 * A report for people: a title, figures one below the other, tables with headings, and a last line that sums it up.
 * Everything written passes through {@link Human} or {@link Plain}.
 */
public final class Sheet {
    private static final int NAME_WIDTH = 18;

    private final Page page;
    private final Writer out;

    public Sheet(Page page, Writer out) {
        this.page = page;
        this.out = out;
    }

    public Sheet title(String text) throws IOException {
        out.append(page.bold(Plain.text(text))).append("\n\n");
        return this;
    }

    /** A figure, with its parts if there are any. */
    public Sheet figure(String name, String value) throws IOException {
        String shown = Plain.text(name);
        out.append(shown).append(" ".repeat(Math.max(1, NAME_WIDTH - Width.of(shown)))).append(Plain.text(value)).append('\n');
        return this;
    }

    /** A table under a heading; nothing at all if there are no rows. */
    public Sheet table(String heading, List<Column> columns, List<@Nullable Object[]> rows) throws IOException {
        if (rows.isEmpty()) {
            return this;
        }
        out.append('\n').append(page.bold(Plain.text(heading))).append('\n');
        RowWriter table = RowWriter.of(Format.TABLE, columns, page, out);
        for (Object[] row : rows) {
            table.row(row);
        }
        table.finish();
        return this;
    }

    /** A chart under a heading, or under the unit of its values; nothing at all without lines. */
    public Sheet chart(String heading, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            out.append('\n').append(page.bold(Plain.text(heading))).append('\n');
        }
        for (String line : lines) {
            out.append(line).append('\n');
        }
        return this;
    }

    /** Sentences under a heading; nothing at all if there are none. */
    public Sheet points(String heading, List<String> sentences) throws IOException {
        if (!sentences.isEmpty()) {
            out.append('\n').append(page.bold(Plain.text(heading))).append('\n');
        }
        for (String sentence : sentences) {
            out.append("- ").append(Plain.text(sentence)).append('\n');
        }
        return this;
    }

    /** {@code [PASS] …}: the line that everything before leads to. */
    public void verdict(String verdict, String finding) throws IOException {
        String mark = "[" + verdict + "]";
        String coloured = switch (verdict) {
            case "PASS" -> page.good(mark);
            case "ERROR" -> page.bad(mark);
            default -> page.doubtful(mark);
        };
        out.append('\n').append(coloured).append(' ').append(Plain.text(finding)).append('\n');
    }
}
