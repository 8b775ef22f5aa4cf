package taskmgmt.serve.html;

import taskmgmt.render.page.HtmlPage;

/**
 * Markup that is put together piece by piece. Whatever comes as text or as the value of an attribute is escaped, whoever wrote it; tags
 * and names of attributes are this program's own. Not thread-safe.
 */
public final class Html {
    private final StringBuilder out = new StringBuilder();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; one whose value is empty stands without it, as {@code disabled}
     */
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"").append(HtmlPage.escaped(attributes[i + 1])).append('"');
            }
        }
        out.append('>');
        return this;
    }

    public Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    public Html text(String text) {
        out.append(HtmlPage.escaped(text));
        return this;
    }

    /** Text whose line ends are kept, for an element that shows them. */
    public Html lines(String text) {
        boolean first = true;
        for (String line : text.lines().toList()) {
            out.append(first ? "" : "\n").append(HtmlPage.escaped(line));
            first = false;
        }
        return this;
    }

    /** An element with nothing but text in it. */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    public Html link(String address, String text, String... attributes) {
        String[] all = new String[attributes.length + 2];
        all[0] = "href";
        all[1] = address;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        open("a", all).text(text);
        out.append("</a>");
        return this;
    }

    /** Markup that was put together elsewhere. */
    public Html add(Html part) {
        out.append(part.out);
        return this;
    }

    /** A drawing of {@code Svg}, which escapes what it is given. */
    public Html drawing(String svg) {
        out.append(svg);
        return this;
    }

    public boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
