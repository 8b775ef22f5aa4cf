package taskmgmt.render.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures with one name, distinguished by labels. Names follow the recommendations of Prometheus: a unit at the end, followed by {@code
 * _total} for a counter.
 */
public final class MetricFamily {
    private final String name;
    private final Type type;
    private final String help;
    private final List<Sample> samples = new ArrayList<>();

    /** How a reader may interpret a figure. */
    public enum Type {
        /** Goes up and down. */
        GAUGE("gauge"),
        /** Only goes up. */
        COUNTER("counter"),
        /** Cumulative counts by bucket, a sum and a count: {@code _bucket}, {@code _sum}, {@code _count}. */
        HISTOGRAM("histogram");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * One figure.
     *
     * @param name   of the family, with that of a histogram's part
     * @param labels   in order
     * @param exemplar one of the cases counted in a bucket; null for none
     */
    public record Sample(String name, Map<String, String> labels, Number value, @Nullable Exemplar exemplar) {}

    /**
     * A case counted in a bucket, which can be looked up elsewhere.
     *
     * @param labels         that identify it there; at most 128 characters including their names
     * @param secondsOfEpoch when it was
     */
    public record Exemplar(Map<String, String> labels, Number value, Number secondsOfEpoch) {}

    public MetricFamily(String name, Type type, String help) {
        this.name = name;
        this.type = type;
        this.help = help;
    }

    /** Adds a figure; its labels have an order. */
    public MetricFamily sample(Map<String, String> labels, Number value) {
        return part("", labels, value);
    }

    /** Adds a figure of a histogram: {@code _bucket}, {@code _sum} or {@code _count}. */
    public MetricFamily part(String suffix, Map<String, String> labels, Number value) {
        return part(suffix, labels, value, null);
    }

    /** The same with one of the cases counted in a bucket. */
    public MetricFamily part(String suffix, Map<String, String> labels, Number value, @Nullable Exemplar exemplar) {
        samples.add(new Sample(name + suffix, labels, value, exemplar));
        return this;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    public String help() {
        return help;
    }

    public List<Sample> samples() {
        return samples;
    }
}
