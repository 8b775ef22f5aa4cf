package taskmgmt.view.top;

import taskmgmt.render.Plain;
import taskmgmt.render.Width;

/** Text that takes exactly this many cells of a terminal, whatever it holds. */
final class Cells {
    private Cells() {}

    /** From the left; what is too long ends in an ellipsis. */
    static String left(String text, int cells) {
        String shown = cells <= 0 ? "" : Width.cut(Plain.text(text), cells);
        return shown + " ".repeat(Math.max(0, cells - Width.of(shown)));
    }

    /** At the right. */
    static String right(String text, int cells) {
        String shown = cells <= 0 ? "" : Width.cut(Plain.text(text), cells);
        return " ".repeat(Math.max(0, cells - Width.of(shown))) + shown;
    }

    /** With its end, by which ids can be told apart. */
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
