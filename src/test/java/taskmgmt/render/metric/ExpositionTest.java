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
    void openMetricsDiffersInCountersQuotesBoundsAndExemplars() throws IOException {
        MetricFamily times = new MetricFamily("t_seconds", MetricFamily.Type.HISTOGRAM, "Time.")
                .part("_bucket", Map.of("le", "1"), 2, new MetricFamily.Exemplar(Map.of("trace_id", "ab"), 0.5, 1_234))
                .part("_bucket", Map.of("le", "+Inf"), 3).part("_sum", Map.of(), 9).part("_count", Map.of(), 3);
        StringWriter out = new StringWriter();
        Exposition.writeOpenMetrics(List.of(family, times, new MetricFamily("le_bytes", MetricFamily.Type.GAUGE, "x").sample(Map.of("le", "1"), 1)), Page.PLAIN, out);
        assertThat(out.toString()).isEqualTo("""
                # TYPE a counter
                # HELP a What \\\\ is\\n\\"it\\".
                a_total 1234567890123
                a_total{type="a\\\\b\\"c\\nd\u001b[31m é"} 0.0000010
                # TYPE t_seconds histogram
                # HELP t_seconds Time.
                t_seconds_bucket{le="1.0"} 2 # {trace_id="ab"} 0.5 1234
                t_seconds_bucket{le="+Inf"} 3
                t_seconds_sum 9
                t_seconds_count 3
                # TYPE le_bytes gauge
                # HELP le_bytes x
                le_bytes{le="1"} 1
                """);
        out.getBuffer().setLength(0);
        Exposition.write(List.of(times), Page.PLAIN, out);
        assertThat(out.toString()).contains("t_seconds_bucket{le=\"1\"} 2\n").doesNotContain("trace_id");
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
