package taskmgmt.serve.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table, which is a list of cards where there is no room for one beside the other: each cell knows the name of its column. Without rows
 * it is a sentence. Not thread-safe.
 */
public final class Grid {
    private final String caption;
    private final List<String> heads = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final Html rows = new Html();
    private int column;

    /** @param caption what is in it, for those who hear it */
    public Grid(String caption) {
        this.caption = caption;
    }

    public Grid column(String head) {
        return column(head, "");
    }

    /** A column of numbers, at the right. */
    public Grid number(String head) {
        return column(head, "number");
    }

    /** A column of sentences, which may wrap. */
    public Grid wide(String head) {
        return column(head, "wide");
    }

    private Grid column(String head, String kind) {
        heads.add(head);
        classes.add(kind);
        return this;
    }

    /** Begins a row. */
    public Grid row() {
        if (!rows.isEmpty()) {
            rows.close("tr");
        }
        rows.open("tr");
        column = 0;
        return this;
    }

    public Grid cell(String text) {
        return cell(new Html().text(text));
    }

    public Grid cell(Html content) {
        boolean isNone = content.toString().equals(Shown.NOTHING);
        String kind = isNone ? (classes.get(column) + " none").strip() : classes.get(column);
        String head = heads.get(column++);
        if (kind.isEmpty()) {
            rows.open("td", "data-label", head);
        } else {
            rows.open("td", "data-label", head, "class", kind);
        }
        rows.add(content).close("td");
        return this;
    }

    /** @param empty what is said where there is no row */
    public Html html(String empty) {
        if (rows.isEmpty()) {
            return new Html().element("p", empty, "class", "empty");
        }
        Html table = new Html().open("table").element("caption", caption, "class", "heard").open("thead").open("tr");
        for (int i = 0; i < heads.size(); i++) {
            if (classes.get(i).isEmpty()) {
                table.element("th", heads.get(i), "scope", "col");
            } else {
                table.element("th", heads.get(i), "scope", "col", "class", classes.get(i));
            }
        }
        return table.close("tr").close("thead").open("tbody").add(rows).close("tr").close("tbody").close("table");
    }
}
