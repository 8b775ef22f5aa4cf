package taskmgmt.render.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Values at arbitrary moments as a line chart of characters, with a scale on the left and the elapsed time below. A pure function of the
 * numbers.
 */
public final class TimePlot {
    private static final int MIN_WIDTH = 12;
    private static final int ROWS_TO_A_STEP = 2;
    /** The maximum width of a time label in cells, including a gap: {@code 12h 30m}. */
    private static final int LABEL = 10;

    private final List<Point> points;
    private final double span;

    /**
     * A value at a moment.
     *
     * @param seconds since the start of the axis; not negative
     * @param value   NaN for none, which interrupts the line
     */
    public record Point(double seconds, double value) {}

    /**
     * A chart, drawn by {@link #lines}.
     *
     * @param points in order of time
     * @param span   the end of the axis in seconds; no point is after it
     */
    public TimePlot(List<Point> points, double span) {
        this.points = List.copyOf(points);
        this.span = Math.max(span, TimeSteps.least());
    }

    /**
     * The chart, line by line, without trailing blanks.
     *
     * @param columns its maximum width in cells; the area for the values has at least {@value #MIN_WIDTH}
     * @param rows    the height of that area; the axis takes two more lines
     */
    public List<String> lines(int columns, int rows, Glyphs glyphs) {
        Axis axis = Axis.over(points.stream().mapToDouble(Point::value).toArray(), Math.max(1, rows / ROWS_TO_A_STEP));
        int width = Math.max(MIN_WIDTH, columns - ChartFrame.margin(axis));
        Canvas canvas = new Canvas(width, rows, glyphs);
        Point before = null;
        for (Point point : points) {
            if (Double.isNaN(point.value)) {
                before = null;
            } else {
                Point from = before == null ? point : before;
                canvas.line(x(from, canvas), y(from, axis, canvas), x(point, canvas), y(point, axis, canvas));
                before = point;
            }
        }
        return new ChartFrame(axis, width, rows, glyphs).around(canvas::row,
                mark -> rows - 1 - height(axis.share(mark), canvas) / glyphs.dotRows, marks(width));
    }

    private int x(Point point, Canvas canvas) {
        return (int) Math.round(point.seconds / span * (canvas.width() - 1));
    }

    private static int y(Point point, Axis axis, Canvas canvas) {
        return height(axis.share(point.value), canvas);
    }

    private static int height(double share, Canvas canvas) {
        return (int) Math.round(share * (canvas.height() - 1));
    }

    /** Round times, as many as there is room for. */
    private List<ChartFrame.Mark> marks(int width) {
        List<ChartFrame.Mark> marks = new ArrayList<>();
        double step = TimeSteps.from(span * LABEL / width);
        int free = 0;
        for (int i = 0; i * step <= span; i++) {
            int column = (int) Math.round(i * step / span * (width - 1));
            String label = TimeSteps.label(i * step);
            if (column >= free && column + label.length() <= width) {
                marks.add(new ChartFrame.Mark(column, label));
                free = column + label.length() + 1;
            }
        }
        return marks;
    }
}
