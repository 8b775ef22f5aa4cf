package taskmgmt.render.metric;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.json.Scalars;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;

/**
 * Writes metrics for Prometheus in its text format, version 0.0.4: a {@code HELP} and a {@code TYPE} line, then one line for each figure.
 * See https://prometheus.io/docs/instrumenting/exposition_formats/. Also writes them in that of OpenMetrics, version 1.0.0, which differs
 * in the names of counters, in quotes, in bounds, and in exemplars. See
 * https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md.
 */
public final class Exposition {
    /** The last line of OpenMetrics. */
    public static final String END = "# EOF\n";

    private static final String COUNTED = "_total";
    private static final String BOUND = "le";

    private Exposition() {}

    /** Writes families, except those without a figure. On a terminal, no control character in text from users gets through. */
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

    /** Writes them as OpenMetrics, without {@link #END}. Only this format has exemplars. */
    public static void writeOpenMetrics(List<MetricFamily> families, Page page, Writer out) throws IOException {
        for (MetricFamily family : families) {
            boolean isCounter = family.type() == MetricFamily.Type.COUNTER && family.name().endsWith(COUNTED);
            String name = isCounter ? family.name().substring(0, family.name().length() - COUNTED.length()) : family.name();
            if (!family.samples().isEmpty()) {
                out.append("# TYPE ").append(name).append(' ').append(family.type().text()).append('\n');
                out.append("# HELP ").append(name).append(' ').append(escaped(family.help(), true)).append('\n');
            }
            for (MetricFamily.Sample sample : family.samples()) {
                Map<String, String> labels = family.type() == MetricFamily.Type.HISTOGRAM ? bounded(sample.labels()) : sample.labels();
                out.append(sample.name()).append(labels(labels, page)).append(' ').append(Scalars.number(sample.value()));
                MetricFamily.Exemplar exemplar = sample.exemplar();
                if (exemplar != null) {
                    out.append(" # ").append(labels(exemplar.labels(), page)).append(' ').append(Scalars.number(exemplar.value()))
                            .append(' ').append(Scalars.number(exemplar.secondsOfEpoch()));
                }
                out.append('\n');
            }
        }
    }

    /** The labels with a decimal point in bucket bounds, which OpenMetrics requires even for whole numbers. */
    private static Map<String, String> bounded(Map<String, String> labels) {
        String bound = labels.get(BOUND);
        if (bound == null || !bound.chars().allMatch(Character::isDigit)) {
            return labels;
        }
        Map<String, String> bounded = new LinkedHashMap<>(labels);
        bounded.put(BOUND, bound + ".0");
        return bounded;
    }

    private static String labels(Map<String, String> labels, Page page) {
        StringBuilder out = new StringBuilder();
        labels.forEach((name, value) -> {
            String shown = page.terminal() ? Plain.text(value) : value;
            out.append(out.isEmpty() ? "{" : ",").append(name).append("=\"").append(escaped(shown, true)).append('"');
        });
        return out.isEmpty() ? "" : out.append('}').toString();
    }

    /**
     * Escapes a label's value, which may be any name that somebody gave a task; only these three characters have a special meaning in it.
     */
    private static String escaped(String text, boolean quoted) {
        String plain = text.replace("\\", "\\\\").replace("\n", "\\n");
        return quoted ? plain.replace("\"", "\\\"") : plain;
    }
}
