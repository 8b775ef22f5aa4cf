package taskmgmt.render.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.Times;

/**
 * A self-contained page of HTML: no script, and no font or image from elsewhere, which its own content security policy forbids as well.
 * Text may come from anyone: it is shown literally, and nothing in it is treated as markup. Not thread-safe.
 */
public final class HtmlPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>""";

    private final StringBuilder html = new StringBuilder(HEAD);
    private final @Nullable Times times;

    /** A page with times to the second, in UTC. */
    public HtmlPage(String title, String subtitle) {
        this(title, subtitle, null);
    }

    /** @param times how times are shown, to the minute and as the subtitle says; null for to the second, in UTC */
    public HtmlPage(String title, String subtitle, @Nullable Times times) {
        this.times = times;
        html.append(escaped(title)).append("</title>\n<style>\n").append(style()).append("</style>\n</head>\n<body>\n<header>\n<h1>")
                .append(escaped(title)).append("</h1>\n<p>").append(escaped(subtitle)).append("</p>\n</header>\n<main>\n");
    }

    /** Names, each with a value. */
    public HtmlPage figures(List<String> names, List<String> values) {
        html.append("<dl>\n");
        for (int i = 0; i < names.size(); i++) {
            html.append("<dt>").append(escaped(names.get(i))).append("</dt><dd>").append(escaped(values.get(i))).append("</dd>\n");
        }
        html.append("</dl>\n");
        return this;
    }

    /** A note to be read before the rest. */
    public HtmlPage note(String heading, String text) {
        heading(heading);
        html.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    /** A table under a heading, without the columns shown only on request; a word in its place if there are no rows. */
    public HtmlPage table(String heading, List<Column> columns, List<@Nullable Object[]> rows) {
        return table(heading, columns, rows, "none");
    }

    /** @param none the text if there are no rows */
    public HtmlPage table(String heading, List<Column> columns, List<@Nullable Object[]> rows, String none) {
        heading(heading);
        if (rows.isEmpty()) {
            html.append("<p class=\"none\">").append(escaped(none)).append("</p>\n");
            return this;
        }
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (Column column : columns) {
            if (column.rank() != Column.Rank.WIDE) {
                cell("th scope=\"col\"", column, column.header());
            }
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (Object[] row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.length; i++) {
                if (columns.get(i).rank() == Column.Rank.WIDE) {
                    continue;
                }
                cell("td data-name=\"" + escaped(columns.get(i).header()) + "\"", columns.get(i), text(row[i], columns.get(i)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
        return this;
    }

    /**
     * A drawing under a heading.
     *
     * @param svg     an element created by {@code Svg}
     * @param caption explains its colours and the like
     */
    public HtmlPage chart(String heading, String svg, String caption) {
        heading(heading);
        html.append("<figure>\n").append(svg).append("<figcaption>").append(escaped(caption)).append("</figcaption>\n</figure>\n");
        return this;
    }

    /** The whole page, with this as its last line. */
    public String finish(String last) {
        return html + "</main>\n<footer>" + escaped(last) + "</footer>\n</body>\n</html>\n";
    }

    /**
     * The text escaped so that HTML and SVG show it literally, in an element or in a quoted attribute; invisible characters are written as
     * escapes.
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        String plain = Plain.text(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private void heading(String heading) {
        html.append("<h2>").append(escaped(heading)).append("</h2>\n");
    }

    private String text(@Nullable Object value, Column column) {
        return value instanceof Instant instant && times != null ? times.minute(instant) : Human.cell(value, column.kind());
    }

    /** @param element the tag with its attributes, except the class */
    private void cell(String element, Column column, String text) {
        String kind = switch (column.kind()) {
            case TEXT, SENTENCE -> " class=\"text\"";
            case NUMBER, PLACE -> " class=\"number\"";
            case STATE -> " class=\"" + state(text) + "\"";
            case EXACT, AGE -> "";
        };
        String tag = element.substring(0, 2);
        html.append('<').append(element).append(kind).append('>').append(escaped(text)).append("</").append(tag).append('>');
    }

    /** The class for words that should stand out; empty for others. */
    private static String state(String word) {
        return switch (word) {
            case "failed", "critical", "high", "error", "overdue", "gone" -> "bad";
            case "at risk" -> "risk";
            case "completed", "resolved" -> "good";
            default -> "state";
        };
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
