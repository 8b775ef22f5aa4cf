package taskmgmt.serve.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    private static final Shown SHOWN = new Shown(Instant.parse("2026-01-05T12:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\" onmouseover=\"x", "' onfocus='x", "</title><b>", "&lt;", "a\u202eb\u0007"})
    void nothingThatSomebodyWroteIsMarkup(String text) {
        String html = new Html().element("p", text, "title", text).link(text, text).lines(text).toString();
        String table = new Grid(text).column(text).row().cell(text).html("").toString();
        String state = Shown.state(text).toString();
        String drawings = Stretches.svg(text, List.of(new Stretches.Stretch(text, "good", SHOWN.now(), SHOWN.now().plusSeconds(1))))
                + FigureCurve.svg(text, List.of(new FigureCurve.Point(0, 1)));

        for (String each : List.of(html, table, state, drawings)) {
            assertThat(each).doesNotContain("<script", "<b>", "\"x", "'x", "\u202e", "\u0007").doesNotContain(" onmouseover=\"", " onfocus='");
        }
        assertThat(html).containsAnyOf("&", "\\u202e");
    }

    @Test
    void anAttributeWithoutAValueStandsAlone() {
        assertThat(new Html().open("input", "required", "", "name", "a").toString()).isEqualTo("<input required name=\"a\">");
        assertThat(new Html().lines("a\nb").toString()).isEqualTo("a\nb");
        assertThat(new Html().isEmpty()).isTrue();
        assertThat(new Html().add(new Html().text("x")).isEmpty()).isFalse();
    }

    @Test
    void aTableNamesTheColumnOfEachCellAndSaysWhenItIsEmpty() {
        Grid grid = new Grid("Tasks").wide("Task").number("Took");

        assertThat(new Grid("x").column("A").html("Nothing yet.").toString()).isEqualTo("<p class=\"empty\">Nothing yet.</p>\n");
        assertThat(grid.row().cell("a").cell(Shown.NOTHING).row().cell("b").cell("2s").html("").toString())
                .contains("<caption class=\"heard\">Tasks</caption>", "<th scope=\"col\" class=\"number\">Took</th>",
                        "<td data-label=\"Task\" class=\"wide\">a</td>", "<td data-label=\"Took\" class=\"number none\">–</td>", "<td data-label=\"Took\" class=\"number\">2s</td>");
    }

    @Test
    void dataIsReadByItsKeys() {
        Data data = Data.object("{\"a\":null,\"n\":1.50,\"t\":\"x\",\"l\":[\"p\",2],\"o\":{\"k\":7},\"r\":[{\"z\":1},3],\"f\":true,\"e\":[],\"m\":{}}");

        assertThat(List.of(data.text("a"), data.text("missing"), data.text("n"), data.text("l"), data.text("o"))).containsExactly("", "", "1.50", "p, 2", "k: 7");
        assertThat(List.of(data.has("a"), data.has("e"), data.has("m"), data.has("t"), data.is("f"), data.is("t"))).containsExactly(false, false, false, true, true, false);
        assertThat(data.number("n")).isEqualTo(1.5);
        assertThat(data.number("t")).isNull();
        assertThat(data.count("n")).isEqualTo(1);
        assertThat(data.count("t")).isZero();
        assertThat(data.at("o").count("k")).isEqualTo(7);
        assertThat(data.at("t")).isEqualTo(Data.NONE);
        assertThat(data.list("r")).containsExactly(Data.of(java.util.Map.of("z", 1L)), Data.NONE);
        assertThat(data.list("t")).isEmpty();
        assertThat(data.words("l")).containsExactly("p", "2");
        assertThat(data.words("t")).isEmpty();
        assertThat(data.json("o")).isEqualTo("{\n  \"k\": 7\n}");
        assertThat(Data.rows("[{\"a\":1}]")).hasSize(1);
        assertThatThrownBy(() -> Data.object("no")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-05T11:59:00.000000Z,1m 00s ago", "2026-01-05T14:00:00.000000Z,in 2h 00m", "2026-01-05T12:00:00.400000Z,now",
            "2025-11-06T12:00:00.000000Z,60d 0h ago", "2025-11-06T11:59:59.000000Z,2025-11-06", "2001-10-31T23:30:00.000000Z,2001-10-31", "2026-03-07T00:00:00.000000Z,2026-03-07"})
    void timesAreSaidFromNow(String text, String words) {
        assertThat(SHOWN.time(Data.object("{\"at\":\"" + text + "\"}"), "at").toString()).contains(">" + words + "</time>", "title=\"" + text.substring(0, 19));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-05T11:59:00.000000Z,1m 00s ago", "2001-10-31T23:30:00.000000Z,2001-10-31T23:30:00Z", "yesterday,yesterday"})
    void anEventOfLongAgoHasTheTimeOfItsDay(String text, String words) {
        assertThat(SHOWN.moment(Data.object("{\"at\":\"" + text + "\"}"), "at").toString()).contains(words);
    }

    @Test
    void whatIsNoTimeOrNoFigureIsSaidAsItIs() {
        Data data = Data.object("{\"at\":\"yesterday\",\"d\":4.25,\"p\":12.345,\"c\":12345}");

        assertThat(SHOWN.time(data, "at").toString()).isEqualTo("yesterday");
        assertThat(SHOWN.time(data, "none").toString()).isEqualTo(Shown.NOTHING);
        assertThat(List.of(Shown.duration(data, "d"), Shown.duration(data, "none"), Shown.percent(data, "p"), Shown.percent(data, "none"), Shown.count(data, "c"),
                Shown.text(data, "none"))).containsExactly("4.3s", "–", "12.3%", "–", "12,345", "–");
    }

    @ParameterizedTest
    @CsvSource({"completed,good", "FAILED,bad", "active,live", "retrying,wait", "pending,plain"})
    void everyStateHasAMarkOfItsKind(String word, String kind) {
        assertThat(Shown.kind(word)).isEqualTo(kind);
    }

    @Test
    void stretchesLieOverTheSameTime() {
        Instant start = SHOWN.now();
        String svg = Stretches.svg("Steps", List.of(new Stretches.Stretch("a", "good", start, start.plusSeconds(5)), new Stretches.Stretch("b", "bad", start.plusSeconds(5), start.plusSeconds(10))));

        assertThat(svg).contains("<title>a: 5.0s</title>", "x=\"220\" y=\"5\" width=\"325\"", "x=\"545\" y=\"33\" width=\"325\"", "2026-01-05T12:00:00Z", "2026-01-05T12:00:10Z");
        assertThat(Stretches.svg("One", List.of(new Stretches.Stretch("a", "good", start, start)))).contains("width=\"3\"").doesNotContain("NaN");
    }

    @Test
    void aCurveGoesFromZeroOrBelowToItsGreatest() {
        assertThat(FigureCurve.svg("x", List.of(new FigureCurve.Point(0, 0), new FigureCurve.Point(10, 5), new FigureCurve.Point(20, 10)))).contains("points=\"4,130 240,70 476,10\"");
        assertThat(FigureCurve.svg("x", List.of(new FigureCurve.Point(0, -10), new FigureCurve.Point(10, 10)))).contains("points=\"4,130 476,10\"");
        assertThat(FigureCurve.svg("x", List.of(new FigureCurve.Point(5, 0)))).doesNotContain("NaN");
    }
}
