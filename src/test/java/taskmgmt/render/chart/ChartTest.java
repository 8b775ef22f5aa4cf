package taskmgmt.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.number.Decimal;
import taskmgmt.render.page.Screen;

/** Charts, compared as a whole. */
class ChartTest {
    private static final double NONE = Double.NaN;
    private static final double[] VALUES = {1, 2, 3, 4, 5, NONE, 4, 2, 0, 1, NONE, 3};

    @Test
    void aLineGoesFromValueToValueAndNotOverGaps() {
        assertThat(plot(Plot.Style.LINE, Glyphs.UNICODE, VALUES)).isEqualTo("""
                6 ┤
                  │           ⢀⡠⠔⠊
                4 ┤       ⣀⡠⠔⠊⠁          ⠑⢄⡀               ⢀
                2 ┤   ⢀⠤⠒⠉                 ⠈⠢⡀
                  │⡠⠔⠊⠁                      ⠈⠢⡀    ⡀
                0 ┤                            ⠑⢄⠤⠒⠉
                  └┬──────────┬──────────┬──────────┬───────
                   day 01     day 04     day 07     day 10
                """);
    }

    @Test
    void aLineInAscii() {
        assertThat(plot(Plot.Style.LINE, Glyphs.ASCII, VALUES)).isEqualTo("""
                6 +
                  |             ***
                4 +      *******         **                *
                2 +  ****                  ***
                  |**                         **  ***
                0 +                             **
                  ++----------+----------+----------+-------
                   day 01     day 04     day 07     day 10
                """);
    }

    @Test
    void columnsGoUpFromZero() {
        assertThat(plot(Plot.Style.COLUMNS, Glyphs.UNICODE, VALUES)).isEqualTo("""
                6 ┤
                  │            ██
                4 ┤         ██ ██    ██
                  │      ██ ██ ██    ██             ██
                2 ┤   ██ ██ ██ ██    ██ ██          ██
                  │██ ██ ██ ██ ██    ██ ██    ██    ██
                0 ┼┬────────┬────────┬────────┬─────────────
                   day 01   day 04   day 07   day 10
                """);
    }

    @Test
    void columnsInAscii() {
        assertThat(plot(Plot.Style.COLUMNS, Glyphs.ASCII, VALUES)).isEqualTo("""
                6 +
                  |            ##
                4 +         ## ##    ##
                  |      ## ## ##    ##             ##
                2 +   ## ## ## ##    ## ##          ##
                  |## ## ## ## ##    ## ##    ##    ##
                0 ++--------+--------+--------+-------------
                   day 01   day 04   day 07   day 10
                """);
    }

    @Test
    void aLineMayBeBelowZero() {
        assertThat(plot(Plot.Style.LINE, Glyphs.UNICODE, -20, 0, 20, 35, 10, -10)).isEqualTo("""
                 40 ┤                     ⢀⡠⢄⡀
                    │                ⢀⡠⠤⠒⠉⠁  ⠈⠑⠢⢄
                 20 ┤           ⢀⣀⠤⠒⠉⠁           ⠉⠒⠤⡀
                  0 ┤       ⢀⡠⠔⠊⠁                   ⠈⠑⠢⢄⡀
                    │   ⢀⡠⠔⠊⠁                           ⠈⠑⠢⢄
                -20 ┤⡠⠔⠊⠁
                    └┬──────────────┬───────────────┬───────
                     day 01         day 03          day 05
                """);
    }

    @Test
    void oneValueAndNothingButZerosAreChartsToo() {
        assertThat(plot(Plot.Style.COLUMNS, Glyphs.UNICODE, 2)).isEqualTo("""
                2 ┤███████
                  │███████
                  │███████
                1 ┤███████
                  │███████
                  │███████
                0 ┼┬────────────────────────────────────────
                   day 01
                """);
        assertThat(plot(Plot.Style.LINE, Glyphs.UNICODE, 0, 0, 0)).isEqualTo("""
                1.0 ┤
                    │
                0.5 ┤
                    │
                    │
                0.0 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
                    └┬──────────────────┬───────────────────
                     day 01             day 02
                """);
    }

    @Test
    void whatHasNoRoomForColumnsIsALine() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 20;
        }

        assertThat(plot(Plot.Style.COLUMNS, Glyphs.UNICODE, values)).isEqualTo("""
                20 ┤   ⢠⡆  ⢰   ⢰   ⢰   ⢰   ⣰   ⣰   ⣰   ⣰   ⡰
                   │   ⡎⡇ ⢀⢾  ⢀⢾  ⢀⢾  ⢀⢾  ⢀⢿  ⢀⢿  ⢀⢿  ⢠⢻  ⢠⠃
                10 ┤  ⡜ ⡇ ⡜⢸  ⡜⢸  ⡜⢸  ⡜⢸  ⡎⢸  ⡎⢸  ⡎⢸ ⢀⠎⢸ ⢀⠎
                   │ ⢠⠃ ⡇⢠⠃ ⡇⢰⠁ ⡇⢰⠁ ⡇⢰⠁ ⡇⡰⠁ ⡇⡰⠁ ⡇⡰⠁ ⡇⡸ ⢸ ⡸
                   │ ⡇  ⡇⡇  ⣧⠃  ⣧⠃  ⣧⠃  ⣧⠃  ⣧⠃  ⣧⠃  ⣧⠃ ⢸⢰⠁
                 0 ┤⡜   ⡟   ⡟   ⡟   ⡟   ⡏   ⡏   ⡏   ⡏  ⢸⠎
                   └┬───────┬───────┬───────┬───────┬───────
                    day 01  day 41  day 81  day 121 day 161
                """);
    }

    @ParameterizedTest
    @CsvSource({"0.005,kB/s,0.001", "0.0000012,B/s,0.000001", "0.0000000003,B/s,0.000001", "0.02,MB/s,1", "99999,MB/s,1", "150000,GB/s,1000",
        "3e7,TB/s,1e6", "2e12,PB/s,1e9"})
    void ratesHaveUnitsThatPeopleKnow(double largest, String unit, double divisor) {
        assertThat(Scale.ofAmount("MB/s", largest)).isEqualTo(new Scale(unit, divisor));
    }

    @ParameterizedTest
    @CsvSource({"5,1,5", "0.3,0.1,3", "1,0.2,5", "7,2,4", "1e6,200000,5", "1234567,500000,3", "1e-9,2e-10,5"})
    void marksAreAtRoundNumbers(double most, String step, int last) {
        Axis axis = Axis.over(new double[] {most}, 5);

        assertThat(axis.step()).isEqualByComparingTo(Decimal.parse(step));
        assertThat(axis.last()).isEqualTo(last);
        assertThat(axis.first()).isZero();
        assertThat(Axis.overCounts(new double[] {3}, 100).last()).isEqualTo(3);
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        List<Bars.Bar> bars = List.of(new Bars.Bar("storage/backup", 100, "1m 40s"), new Bars.Bar("web", 33.3, "33.3s"),
                new Bars.Bar("\u001b[31mred", 0.001, "1ms"), new Bars.Bar("idle", 0, "0s"));

        assertThat(text(Bars.lines(bars, 50, Glyphs.UNICODE))).isEqualTo("""
                storage/backup  1m 40s  ██████████████████████████
                web              33.3s  ████████▋
                \\u001b[31mred      1ms  ▏
                idle                0s
                """);
        assertThat(text(Bars.lines(bars, 50, Glyphs.ASCII))).isEqualTo("""
                storage/backup  1m 40s  ##########################
                web              33.3s  #########
                \\u001b[31mred      1ms  #
                idle                0s
                """);
        assertThat(Bars.lines(List.of(), 50, Glyphs.UNICODE)).isEmpty();
    }

    @Test
    void aSparklineHasACharacterForEveryValue() {
        assertThat(Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, NONE, 3}, 0, Glyphs.UNICODE)).isEqualTo("▁▂▃▄▅▆▇█ ▄");
        assertThat(Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, NONE, 3}, 0, Glyphs.ASCII)).isEqualTo("_.-=+*%# =");
        assertThat(Sparkline.of(new double[] {0, 50, 100}, 200, Glyphs.UNICODE)).isEqualTo("▁▃▅");
        assertThat(Sparkline.of(new double[] {0, 0}, 0, Glyphs.UNICODE)).isEqualTo("▁▁");
    }

    @Test
    void aScreenIsDrawnOverTheOneBeforeAndLeavesTheTerminalAsItWas() {
        assertThat(Screen.over(List.of("one", "two")).replace("\u001b[", "^"))
                .isEqualTo("^?2026h^?7l^1;1Hone^K^2;1Htwo^K^J^3;1H^?7h^?2026l");
    }

    private static String plot(Plot.Style style, Glyphs glyphs, double... values) {
        return text(new Plot(values, index -> index < 9 ? "day 0" + (index + 1) : "day " + (index + 1), style).lines(44, 6, glyphs));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
