package taskmgmt.render.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import taskmgmt.render.chart.ChartFrame.Mark;

/** A series of values as a character chart, with a scale on the left and labels below. A pure function of the numbers. */
public final class Plot {
    private static final int MIN_COLUMNS = 20;
    private static final int ROWS_TO_A_STEP = 2;
    private static final int GAP = 2;

    private final double[] values;
    private final IntFunction<String> labels;
    private final Style style;

    /** How values are shown. */
    public enum Style {
        /** A line from value to value. */
        LINE,
        /** A column for every value, which is a count; a line if there are more values than characters. */
        COLUMNS
    }

    /**
     * A chart, drawn by {@link #lines}.
     *
     * @param values one for each step of time, at least one; NaN for a missing value, which interrupts the line
     * @param labels the label below a value; all have the same width
     * @param style  how values are shown; columns start at 0
     */
    public Plot(double[] values, IntFunction<String> labels, Style style) {
        this.values = values.clone();
        this.labels = labels;
        this.style = style;
    }

    /**
     * The chart, line by line, without trailing blanks.
     *
     * @param columns its maximum width in cells; it takes at least {@value #MIN_COLUMNS}
     * @param rows    the height of the area for the values; the axis takes two more lines
     */
    public List<String> lines(int columns, int rows, Glyphs glyphs) {
        int steps = Math.max(1, rows / ROWS_TO_A_STEP);
        Axis axis = style == Style.COLUMNS ? Axis.overCounts(values, steps) : Axis.over(values, steps);
        int width = Math.max(MIN_COLUMNS, columns) - ChartFrame.margin(axis);
        boolean asColumns = style == Style.COLUMNS && values.length <= width;
        Area area = asColumns ? new Columns(axis, width, rows, glyphs) : new Line(axis, width, rows, glyphs);
        return new ChartFrame(axis, width, rows, glyphs).around(area::row, mark -> area.rowOf(axis.share(mark)), labelled(area, width));
    }

    /** The labelled values: evenly spaced, as many as there is room for. */
    private List<Mark> labelled(Area area, int width) {
        List<Mark> labelled = new ArrayList<>();
        int stride = 1;
        while (stride < values.length && area.columnOf(stride) - area.columnOf(0) < labels.apply(0).length() + GAP) {
            stride++;
        }
        for (int i = 0; i < values.length; i += stride) {
            if (i == 0 || area.columnOf(i) + labels.apply(i).length() <= width) {
                labelled.add(new Mark(area.columnOf(i), labels.apply(i)));
            }
        }
        return labelled;
    }

    /** Where the values are drawn. */
    private interface Area {
        String row(int row);

        /** The row at this height, from 0 to 1; the row after the last one is the axis. */
        int rowOf(double share);

        /** The column of a value, or the first of its columns. */
        int columnOf(int index);
    }

    private final class Line implements Area {
        private final Canvas canvas;
        private final Glyphs glyphs;
        private final int rows;

        Line(Axis axis, int width, int rows, Glyphs glyphs) {
            this.canvas = new Canvas(width, rows, glyphs);
            this.glyphs = glyphs;
            this.rows = rows;
            int before = -1;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    int from = before >= 0 && before == i - 1 ? before : i;
                    canvas.line(x(from), y(axis.share(values[from])), x(i), y(axis.share(values[i])));
                    before = i;
                }
            }
        }

        private int x(int index) {
            return values.length == 1 ? 0 : (int) Math.round((double) index * (canvas.width() - 1) / (values.length - 1));
        }

        private int y(double share) {
            return (int) Math.round(share * (canvas.height() - 1));
        }

        @Override
        public String row(int row) {
            return canvas.row(row);
        }

        @Override
        public int rowOf(double share) {
            return rows - 1 - y(share) / glyphs.dotRows;
        }

        @Override
        public int columnOf(int index) {
            return x(index) / glyphs.dotColumns;
        }
    }

    private final class Columns implements Area {
        private static final int WIDEST = 8;

        private final Axis axis;
        private final Glyphs glyphs;
        private final int rows;
        private final int pitch;

        Columns(Axis axis, int width, int rows, Glyphs glyphs) {
            this.axis = axis;
            this.glyphs = glyphs;
            this.rows = rows;
            this.pitch = Math.min(WIDEST, width / Math.max(1, values.length));
        }

        @Override
        public String row(int row) {
            StringBuilder line = new StringBuilder();
            for (double value : values) {
                char cell = glyphs.level(eighths(value, rows - 1 - row));
                line.repeat(cell, Math.max(1, pitch - 1)).repeat(' ', pitch > 1 ? 1 : 0);
            }
            return line.toString();
        }

        /** How full the cell is, in eighths; the lowest row is 0. */
        private int eighths(double value, int row) {
            if (Double.isNaN(value)) {
                return 0;
            }
            int least = value > 0 ? glyphs.leastEighths : 0;
            int height = Math.max(least, (int) Math.round(axis.share(value) * rows * Glyphs.EIGHTHS));
            return Math.clamp(height - row * Glyphs.EIGHTHS, 0, Glyphs.EIGHTHS);
        }

        @Override
        public int rowOf(double share) {
            return rows - (int) Math.round(share * rows);
        }

        @Override
        public int columnOf(int index) {
            return index * pitch;
        }
    }
}
