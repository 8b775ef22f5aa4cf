package taskmgmt.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBarsTest {
    private static TimeBars.Row row(String name, double start, double end, String kind) {
        return new TimeBars.Row(new Gantt.Stretch(name, start, end, "completed"), kind);
    }

    @Test
    void barsStandWhereTheirTimeIsOnOneAxis() {
        String svg = TimeBars.svg("a <run>", List.of(row("one", 100, 110, "good"), row("<two>", 105, 110, "bad"), row("three", 110, 110, "bar")));
        assertThat(svg).contains("<title>a &lt;run&gt;</title>", "class=\"good\" x=\"250.0\"", "width=\"580.0\"", "class=\"bad\" x=\"540.0\"", "width=\"290.0\"",
                "&lt;two&gt;: completed", "class=\"bar\" x=\"830.0\"", "width=\"2.0\"").doesNotContain("<two>");
        assertThat(svg).contains(">0</text>", ">2.0s</text>", ">10.0s</text>").doesNotContain(">1.0s</text>", ">12.0s</text>");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.004, 3, 70, 1_000, 100_000, 10_000_000})
    void thereAreNeverManyMarks(double length) {
        String svg = TimeBars.svg("x", List.of(row("a", 0, length, "good")));
        assertThat(svg).contains(">0</text>");
        assertThat(svg.split("class=\"line\"", -1).length - 1).isBetween(1, 9);
    }
}
