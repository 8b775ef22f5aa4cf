package taskmgmt.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.render.chart.TimePlot.Point;

/** Values over time, compared as a whole. */
class TimePlotTest {
    private static final List<Point> POINTS = List.of(new Point(0, 0), new Point(30, 40), new Point(60, 45), new Point(90, 90),
            new Point(90, Double.NaN), new Point(150, 10), new Point(170, 60));

    @Test
    void pointsStandWhereTheirTimeIsAndGapsInterruptTheLine() {
        assertThat(plot(Glyphs.ASCII, POINTS, 170)).isEqualTo("""
                100 +                      **
                    |                    **
                 50 +                  **                       **
                    |      ************                       **
                    |  ****                                 **
                  0 +**
                    ++---------------+--------------+-------------
                     0               1m 00s         2m 00s
                """);
    }

    @Test
    void marksAreRoundTimesAsFarApartAsThereIsRoom() {
        List<Point> one = List.of(new Point(0, 1));
        for (double span : new double[] {0.004, 1, 59, 61, 3_600, 90_000, 2_600_000, 3e9}) {
            List<String> lines = new TimePlot(one, span).lines(60, 2, Glyphs.ASCII);
            assertThat(lines.getLast().strip()).startsWith("0");
            assertThat(lines.getLast().length()).isLessThanOrEqualTo(60);
            assertThat(lines.getLast().strip().split("  +")).as("of %s s", span).hasSizeBetween(2, 6);
        }
        assertThat(new TimePlot(one, 0).lines(60, 2, Glyphs.ASCII).getLast().strip()).startsWith("0");
        assertThat(new TimePlot(one, 3_600).lines(60, 2, Glyphs.ASCII).getLast().strip().split("  +")).containsExactly("0", "15m 00s", "30m 00s", "45m 00s");
    }

    @Test
    void nothingButGapsIsAnEmptyChart() {
        assertThat(new TimePlot(List.of(new Point(5, Double.NaN)), 10).lines(40, 2, Glyphs.ASCII)).hasSize(4)
                .first().asString().doesNotContain("*");
    }

    private static String plot(Glyphs glyphs, List<Point> points, double span) {
        return String.join("\n", new TimePlot(points, span).lines(50, 6, glyphs)) + "\n";
    }
}
