package taskmgmt.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.report.Unit;

/**
 * Something worth a sentence. The sentence is {@link #template} with the names and figures filled in, so no
 * figure can be in it that does not stand here.
 *
 * @param subsystem of what it tells
 * @param taskType  of what it tells
 * @param weight    how much it matters among those of its kind, in whatever unit the kind counts in
 * @param figures   whole numbers, exact decimals, instants, and names that are needed beside them; each key ends in the suffix of
 *                  its unit
 * @param units     of the figures, under the same keys
 */
public record Insight(InsightKind kind, String subsystem, String taskType, double weight, Map<String, Object> figures,
        Map<String, Unit> units) implements Comparable<Insight> {
    /** Of the figure that is forecast. */
    static final String NEXT = "next_p95";

    public Insight {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        units = Map.copyOf(units);
    }

    /** The sentence with its gaps: that of the kind, and what is forecast, where something is. */
    public String template() {
        for (Unit unit : List.of(Unit.SECONDS, Unit.MEGABYTES)) {
            if (figures.containsKey(NEXT + unit.suffix())) {
                return kind.template() + "; the next one should stay within {" + NEXT + unit.suffix() + "} (95% likely)";
            }
        }
        return kind.template();
    }

    /** The most important first: by severity, kind and weight, and else by the names. */
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
