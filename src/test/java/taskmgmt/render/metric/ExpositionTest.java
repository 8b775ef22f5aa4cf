package taskmgmt.render.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.render.Page;

class ExpositionTest {
    private final MetricFamily family = new MetricFamily("a_total", MetricFamily.Type.COUNTER, "What \\ is\n\"it\".")
            .sample(Map.of(), 1234567890123L)
            .sample(Map.of("type", "a\\b\"c\nd\u001b[31m é"), 0.000_001);

    @Test
    void escapesWhatHasAMeaning() throws IOException {
        assertThat(written(Page.PLAIN)).isEqualTo("""
                # HELP a_total What \\\\ is\\n"it".
                # TYPE a_total counter
                a_total 1234567890123
                a_total{type="a\\\\b\\"c\\nd\u001b[31m é"} 0.0000010
                """);
    }

    @Test
    void keepsControlCharactersFromTerminals() throws IOException {
        assertThat(written(new Page(80, true, false))).doesNotContain("\u001b").contains("\\\\u001b[31m");
    }

    private String written(Page page) throws IOException {
        StringWriter out = new StringWriter();
        Exposition.write(List.of(family, new MetricFamily("empty", MetricFamily.Type.GAUGE, "nothing")), page, out);
        return out.toString();
    }
}
