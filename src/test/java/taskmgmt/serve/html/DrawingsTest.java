package taskmgmt.serve.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingsTest {
    private static final List<ForecastBand.Mark> MARKS =
            List.of(new ForecastBand.Mark("p50 1m", 60), new ForecastBand.Mark("p90 2m", 120), new ForecastBand.Mark("p95 <2m", 125));

    @Test
    void aBandIsAsLongAsWhatTakesTheMost() {
        assertThat(ForecastBand.svg("t", MARKS, 30.0, false, null)).contains("<rect class=\"likely\" x=\"282\"", "<rect class=\"live\" x=\"0\" y=\"45\" width=\"141\"")
                .doesNotContain("deadline", "<2m");
        assertThat(ForecastBand.svg("t", MARKS, 588.0, true, 60.0)).contains("<rect class=\"plain\" x=\"0\" y=\"45\" width=\"588\"", "<line class=\"limit\" x1=\"60\"",
                ">deadline</text>");
        assertThat(ForecastBand.svg("t", MARKS, null, false, -5.0)).doesNotContain("class=\"live\"", "limit");
        assertThat(ForecastBand.svg("t", List.of(new ForecastBand.Mark("p50 0s", 0)), null, false, null)).contains("x=\"0\"").doesNotContain("NaN", "Infinity");
    }

    @Test
    void namesOfMarksDoNotStandUponEachOther() {
        assertThat(ForecastBand.svg("t", MARKS, null, false, null)).contains(">p50 1m</text>", ">p90 2m</text>").doesNotContain(">p95");
    }

    @Test
    void aShareIsWhereItBelongs() {
        String svg = ShareRows.svg("<t>", List.of("p50", "p90"), List.of(0.5, 0.9), List.of(new ShareRows.Row("<a>", List.of(0.0, 1.0))));
        assertThat(svg).contains("<title>&lt;t&gt;</title>", "x1=\"415\"", "cx=\"210\"", "cx=\"620\"", "&lt;a&gt;: 100% within p90").doesNotContain("<a>");
    }
}
