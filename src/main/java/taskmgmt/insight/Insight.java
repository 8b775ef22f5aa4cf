package taskmgmt.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.report.Unit;

/**
 * A finding worth a sentence. The sentence is {@link #template} with the names and figures filled in, so it cannot contain a figure
 * that is not listed here.
 *
 * @param subsystem the subsystem that it is about
 * @param taskType  the task type that it is about
 * @param weight    its importance among findings of its kind, in the unit of the kind
 * @param figures   whole numbers, exact decimals, instants, and names that are needed with them; each key ends in the suffix of
 *                  its unit
 * @param units     of the figures, under the same keys
 */
public record Insight(InsightKind kind, String subsystem, String taskType, double weight, Map<String, Object> figures,
        Map<String, Unit> units) implements Comparable<Insight> {
    /** The key of the figure that is forecast. */
    static final String NEXT = "next_p95";

    public Insight {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        units = Map.copyOf(units);
    }

    /** The sentence with its gaps: that of the kind, followed by the forecast, if there is one. */
    public String template() {
        for (Unit unit : List.of(Unit.SECONDS, Unit.MEGABYTES)) {
            if (figures.containsKey(NEXT + unit.suffix())) {
                return kind.template() + "; the next one should stay within {" + NEXT + unit.suffix() + "} (95% likely)";
            }
        }
        return kind.template();
    }

    /** The most important first: by severity, kind and weight, then by the names. */
    @Override
    public int compareTo(Insight other) {
        int order = kind.severity().compareTo(other.kind.severity());
        order = order != 0 ? order : kind.compareTo(other.kind);
        order = order != 0 ? order : Double.compare(other.weight, weight);
        order = order != 0 ? order : subsystem.compareTo(other.subsystem);
        order = order != 0 ? order : taskType.compareTo(other.taskType);
        return order != 0 ? order : figures.toString().compareTo(other.figures.toString());
    }
}
