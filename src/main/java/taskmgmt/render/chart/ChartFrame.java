package taskmgmt.render.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The frame around the values of a character chart: the scale on the left, the axis below, and labels under that.
 *
 * @param axis  the scale
 * @param width of the area for the values
 * @param rows  the height of that area
 */
record ChartFrame(Axis axis, int width, int rows, Glyphs glyphs) {
    /** A label below the axis, starting at the column of its mark. */
    record Mark(int column, String label) {}

    /** How many cells of each line the scale takes. */
    static int margin(Axis axis) {
        return axis.labelWidth() + 2;
    }

    /**
     * The whole chart, line by line, without trailing blanks.
     *
     * @param row   the values of a row, counted from the top
     * @param rowOf the row of a mark on the scale; the row after the last one is the axis
     * @param marks from left to right, with room for their labels
     */
    List<String> around(IntFunction<String> row, IntUnaryOperator rowOf, List<Mark> marks) {
        @Nullable String[] numbers = new @Nullable String[rows + 1];
        for (int mark = axis.first(); mark <= axis.last(); mark++) {
            numbers[rowOf.applyAsInt(mark)] = axis.label(mark);
        }
        List<String> lines = new ArrayList<>();
        for (int each = 0; each < rows; each++) {
            char border = numbers[each] == null ? glyphs.vertical : glyphs.tick;
            lines.add((beside(numbers[each]) + border + row.apply(each)).stripTrailing());
        }
        char corner = numbers[rows] == null ? glyphs.corner : glyphs.zeroTick;
        lines.add(beside(numbers[rows]) + corner + ground(marks));
        lines.add(" ".repeat(margin(axis)) + labels(marks));
        return lines;
    }

    private String beside(@Nullable String number) {
        String shown = number == null ? "" : number;
        return " ".repeat(axis.labelWidth() - shown.length()) + shown + " ";
    }

    private String ground(List<Mark> marks) {
        StringBuilder line = new StringBuilder().repeat(glyphs.horizontal, width);
        for (Mark mark : marks) {
            line.setCharAt(mark.column, glyphs.timeTick);
        }
        return line.toString();
    }

    private static String labels(List<Mark> marks) {
        StringBuilder line = new StringBuilder();
        for (Mark mark : marks) {
            line.repeat(' ', mark.column - line.length()).append(mark.label);
        }
        return line.toString();
    }
}
