package taskmgmt.render.metric;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import taskmgmt.json.Scalars;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;

/**
 * Writes metrics for Prometheus in its text format, version 0.0.4: a {@code HELP} and a {@code TYPE} line, then a line a
 * figure. After https://prometheus.io/docs/instrumenting/exposition_formats/.
 */
public final class Exposition {
    private Exposition() {}

    /** Families without a figure are left out. On a terminal no control character of somebody's text gets through. */
    public static void write(List<MetricFamily> families, Page page, Writer out) throws IOException {
        for (MetricFamily family : families) {
            if (!family.samples().isEmpty()) {
                String name = family.name();
                out.append("# HELP ").append(name).append(' ').append(escaped(family.help(), false)).append('\n');
                out.append("# TYPE ").append(name).append(' ').append(family.type().text()).append('\n');
            }
            for (MetricFamily.Sample sample : family.samples()) {
                out.append(sample.name()).append(labels(sample.labels(), page)).append(' ')
                        .append(Scalars.number(sample.value())).append('\n');
            }
        }
    }

    private static String labels(Map<String, String> labels, Page page) {
        StringBuilder out = new StringBuilder();
        labels.forEach((name, value) -> {
            String shown = page.terminal() ? Plain.text(value) : value;
            out.append(out.isEmpty() ? "{" : ",").append(name).append("=\"").append(escaped(shown, true)).append('"');
        });
        return out.isEmpty() ? "" : out.append('}').toString();
    }

    /** A label's value may be anything anybody called a task; only these three characters have a meaning in it. */
    private static String escaped(String text, boolean quoted) {
        String plain = text.replace("\\", "\\\\").replace("\n", "\\n");
        return quoted ? plain.replace("\"", "\\\"") : plain;
    }
}
