package taskmgmt.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsTest {
    @Test
    void equalRatiosAreEqualLengths() {
        String svg = Spreads.svg("How long <it> took", List.of(new Spreads.Spread("<a>", 1, 10, 100, 1_000, 10_000, "10s \u00b7 100s")));
        // 436 units for four powers of ten, from 22 on.
        assertThat(svg).contains("<title>How long &lt;it&gt; took</title>", "<line class=\"range\" x1=\"22.0\" x2=\"458.0\"", "<rect class=\"bar\" x=\"131.0\"",
                "width=\"109.0\"", "<line class=\"range\" x1=\"349.0\" x2=\"349.0\"", "&lt;a&gt;: 10s \u00b7 100s").doesNotContain("<a>", "<it>");
        assertThat(svg).contains(">1.0s</text>", ">1m 00s</text>", ">1h 00m</text>");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0004, 0.003, 2, 45, 61, 700, 3_700, 40_000, 90_000, 1e6, 9e6, 1e8, 1e10})
    void thereIsAlwaysAMarkAndNeverMany(double shortest) {
        for (double times : new double[] {1, 9, 1_000, 1e7}) {
            double longest = shortest * times;
            String svg = Spreads.svg("x", List.of(new Spreads.Spread("a", shortest, shortest, shortest, longest, longest, "")));
            assertThat(svg.split("class=\"line\"", -1).length - 1).as("%s times %s", shortest, times).isBetween(1, 8);
            assertThat(svg).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void nothingHasNoRows() {
        assertThat(Spreads.svg("x", List.of())).contains("viewBox=\"0 0 480 26\"").doesNotContain("<rect");
    }
}
