package taskmgmt.serve.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Grid;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;

/** Rows of a list as they are, each key a column: for what has other keys from kind to kind. */
final class Sheets {
    private Sheets() {}

    /** @param empty what is said where there is no row */
    static Html of(String caption, List<Data> rows, Shown shown, String empty) {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.addAll(row.values().keySet()));
        keys.removeIf(key -> rows.stream().noneMatch(row -> row.has(key)));
        Grid grid = new Grid(caption);
        for (String key : keys) {
            if (rows.stream().allMatch(row -> !row.has(key) || row.number(key) != null)) {
                grid.number(Words.sentence(key));
            } else {
                grid.wide(Words.sentence(key));
            }
        }
        for (Data row : rows) {
            grid.row();
            for (String key : keys) {
                grid.cell(key.endsWith("_at") ? shown.time(row, key) : new Html().text(Shown.text(row, key)));
            }
        }
        return grid.html(empty);
    }
}
