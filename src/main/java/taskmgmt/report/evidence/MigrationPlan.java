package taskmgmt.report.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlNode;

/**
 * Which subsystems should report, phase by phase. Pure.
 *
 * @param phases in order; no subsystem is in two of them
 */
public record MigrationPlan(List<Phase> phases) {
    public MigrationPlan {
        phases = List.copyOf(phases);
    }

    /** A phase of the migration, which is done when all of its subsystems report. */
    public record Phase(String name, List<String> subsystems) {
        public Phase {
            subsystems = List.copyOf(subsystems);
        }
    }

    /** All subsystems, in the order of the phases. */
    public List<String> subsystems() {
        return phases.stream().flatMap(phase -> phase.subsystems().stream()).toList();
    }

    /** The name of the phase of a subsystem; null if it is in none. */
    @Nullable String phaseOf(String subsystem) {
        return phases.stream().filter(phase -> phase.subsystems().contains(subsystem)).map(Phase::name).findFirst().orElse(null);
    }

    /**
     * Parses a plan: {@code phases}, a list of mappings with {@code phase}, the name, and {@code subsystems}, a list of names.
     *
     * @throws IllegalArgumentException if it is not a plan; the message starts with line and column
     */
    public static MigrationPlan parse(YamlNode root) {
        YamlNode phases = only(root, "phases");
        if (!(phases instanceof YamlNode.Items items) || items.values().isEmpty()) {
            throw wrong(phases, "'phases' has to be a list of phases");
        }
        List<Phase> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode each : items.values()) {
            all.add(phase(each, seen));
        }
        return new MigrationPlan(all);
    }

    private static Phase phase(YamlNode node, Set<String> seen) {
        String name = null;
        List<String> subsystems = new ArrayList<>();
        for (YamlNode.Entry each : entries(node)) {
            switch (each.name()) {
                case "phase" -> name = text(each.value());
                case "subsystems" -> {
                    if (!(each.value() instanceof YamlNode.Items items) || items.values().isEmpty()) {
                        throw wrong(each.value(), "'subsystems' has to be a list of names");
                    }
                    for (YamlNode subsystem : items.values()) {
                        if (!seen.add(text(subsystem))) {
                            throw wrong(subsystem, "'" + text(subsystem) + "' is there twice");
                        }
                        subsystems.add(text(subsystem));
                    }
                }
                default -> throw new IllegalArgumentException(
                        each.line() + ":" + each.column() + ": a phase has no '" + each.name() + "': it has phase, subsystems");
            }
        }
        if (name == null || subsystems.isEmpty()) {
            throw wrong(node, "a phase needs 'phase', its name, and 'subsystems'");
        }
        return new Phase(name, subsystems);
    }

    private static YamlNode only(YamlNode root, String name) {
        List<YamlNode.Entry> entries = entries(root);
        if (entries.size() != 1 || !entries.getFirst().name().equals(name)) {
            throw wrong(root, "the plan has '" + name + "', and nothing else");
        }
        return entries.getFirst().value();
    }

    private static List<YamlNode.Entry> entries(YamlNode node) {
        if (node instanceof YamlNode.Entries entries) {
            return entries.all();
        }
        throw wrong(node, "this has to be a mapping, and is " + node.kind());
    }

    private static String text(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isEmpty() && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        throw wrong(node, "this has to be a name, and is " + node.kind());
    }

    private static IllegalArgumentException wrong(YamlNode at, String text) {
        return new IllegalArgumentException(at.line() + ":" + at.column() + ": " + text);
    }
}
