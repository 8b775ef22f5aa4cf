package taskmgmt.view.top;

import taskmgmt.render.Plain;
import taskmgmt.render.Width;

/** Text that takes exactly a given number of terminal cells, whatever its content. */
final class Cells {
    private Cells() {}

    /** Aligned on the left; if too long, it ends in an ellipsis. */
    static String left(String text, int cells) {
        String shown = cells <= 0 ? "" : Width.cut(Plain.text(text), cells);
        return shown + " ".repeat(Math.max(0, cells - Width.of(shown)));
    }

    /** Aligned on the right. */
    static String right(String text, int cells) {
        String shown = cells <= 0 ? "" : Width.cut(Plain.text(text), cells);
        return " ".repeat(Math.max(0, cells - Width.of(shown))) + shown;
    }

    /** Shortened so as to keep its end, which distinguishes ids. */
    static String end(String text, int cells) {
        String plain = Plain.text(text);
        if (Width.of(plain) <= cells) {
            return left(plain, cells);
        }
        int from = plain.length();
        int used = 1;
        while (from > 0) {
            int before = plain.offsetByCodePoints(from, -1);
            int width = Width.of(plain.substring(before, from));
            if (used + width > cells) {
                break;
            }
            used += width;
            from = before;
        }
        return left("…" + plain.substring(from), cells);
    }
}
