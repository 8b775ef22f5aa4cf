package taskmgmt.view.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.chart.Scale;
import taskmgmt.render.chart.TimePlot;
import taskmgmt.render.page.Sheet;
import taskmgmt.task.TaskSnapshot;

/** The figures of a task over time as character charts, one below the other, all with the same time axis. Immutable. */
public final class SnapshotCharts {
    private static final int ROWS = 6;
    private static final int DIGITS = 4;
    private static final int MAX_CHARACTERS = 12;

    private final List<TaskSnapshot> snapshots;
    private final Instant begin;
    private final Instant end;
    private final List<FigureSeries> series;

    /**
     * Charts of these snapshots.
     *
     * @param snapshots in any order; at least one
     * @param wanted    which of their fields, by their keys
     */
    public SnapshotCharts(List<TaskSnapshot> snapshots, Predicate<String> wanted) {
        List<TaskSnapshot> inOrder = new ArrayList<>(snapshots);
        inOrder.sort(Comparator.comparing(each -> each.event().at()));
        Instant first = inOrder.getFirst().event().at();
        Instant started = inOrder.getFirst().startedAt();
        this.snapshots = inOrder;
        this.begin = started != null && started.isBefore(first) ? started : first;
        this.end = inOrder.getLast().event().at();
        this.series = FigureSeries.of(inOrder, begin, wanted);
    }

    /** Whether none of the snapshots has any of the wanted figures. */
    public boolean isEmpty() {
        return series.isEmpty();
    }

    /** @param columns how wide the charts may be */
    public void write(String taskId, int columns, Glyphs glyphs, Sheet sheet) throws IOException {
        sheet.title(taskId);
        sheet.figure("Reports", Human.count(snapshots.size()) + ", over " + Human.duration(Duration.between(begin, end)) + " since " + Human.time(begin));
        long attempts = snapshots.stream().map(TaskSnapshot::startedAt).distinct().count();
        if (attempts > 1) {
            sheet.figure("Attempts", Human.count(attempts) + ", each a line of its own");
        }
        Instant done = snapshots.getLast().expectedDoneAt();
        if (done != null) {
            sheet.figure("Done at", Human.time(done) + ", if it goes on as it did over the last reports");
        }
        for (FigureSeries each : series) {
            chart(each, columns, glyphs, sheet);
        }
    }

    private void chart(FigureSeries figure, int columns, Glyphs glyphs, Sheet sheet) throws IOException {
        Scale scale = Scale.ofAmount(figure.unit(), Scale.largest(figure.points().stream().mapToDouble(TimePlot.Point::value).toArray()));
        List<TimePlot.Point> points = figure.points().stream()
                .map(point -> new TimePlot.Point(point.seconds(), point.value() / scale.divisor())).toList();
        String heading = figure.name() + (scale.unit().isEmpty() ? "" : ", " + scale.unit()) + " (last: " + number(figure.last() / scale.divisor()) + ")";
        sheet.chart(heading, new TimePlot(points, FigureSeries.seconds(begin, end)).lines(columns, ROWS, glyphs));
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        Decimal rounded = Decimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        String plain = rounded.toPlainString();
        return plain.length() <= MAX_CHARACTERS ? plain : Double.toString(rounded.doubleValue());
    }
}
