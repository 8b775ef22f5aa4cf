package taskmgmt.report.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.report.Family;

/**
 * Which of the subsystems that should report have registered a task, {@code healing} and {@code self_healing} being one.
 *
 * @param expected in the order in which they were named, each once; empty if none were named
 * @param phases   the progress of the migration, in its order; empty if there is no plan
 */
public record Coverage(List<Expected> expected, List<PhaseProgress> phases) {
    /** No subsystems were named that should report. */
    static final Coverage UNSAID = new Coverage(List.of(), List.of());

    public Coverage {
        expected = List.copyOf(expected);
        phases = List.copyOf(phases);
    }

    /**
     * @param phase the phase of the migration that it belongs to; null if none
     * @param tasks how many of its tasks are in the report
     */
    public record Expected(String subsystem, @Nullable String phase, long tasks) {
        public boolean reports() {
            return tasks > 0;
        }
    }

    /**
     * A phase of the migration.
     *
     * @param missing its subsystems that do not report
     */
    public record PhaseProgress(String name, int subsystems, List<String> missing) {
        public PhaseProgress {
            missing = List.copyOf(missing);
        }

        public int reporting() {
            return subsystems - missing.size();
        }

        /** {@code done}, {@code in_progress} or {@code not_begun}. */
        public String status() {
            return missing.isEmpty() ? "done" : reporting() > 0 ? "in_progress" : "not_begun";
        }
    }

    /** @param plan null if there is none */
    static Coverage of(List<String> names, @Nullable MigrationPlan plan, List<UnifiedReport.Figures> bySubsystem) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        for (String name : plan == null ? List.<String>of() : plan.subsystems()) {
            expected.put(name, new Expected(name, plan == null ? null : plan.phaseOf(name), tasks(name, bySubsystem)));
        }
        for (String name : names) {
            expected.putIfAbsent(name, new Expected(name, null, tasks(name, bySubsystem)));
        }
        List<PhaseProgress> phases = new ArrayList<>();
        for (MigrationPlan.Phase phase : plan == null ? List.<MigrationPlan.Phase>of() : plan.phases()) {
            phases.add(new PhaseProgress(phase.name(), phase.subsystems().size(),
                    phase.subsystems().stream().filter(name -> tasks(name, bySubsystem) == 0).toList()));
        }
        return new Coverage(List.copyOf(expected.values()), phases);
    }

    private static long tasks(String name, List<UnifiedReport.Figures> bySubsystem) {
        long found = 0;
        for (UnifiedReport.Figures figures : bySubsystem) {
            found += Family.isSame(name, figures.name()) ? figures.tasks() : 0;
        }
        return found;
    }

    /** The subsystems that do not report, in order. */
    public List<String> missing() {
        return expected.stream().filter(one -> !one.reports()).map(Expected::subsystem).toList();
    }

    /** The first phase that is not done; null if all are, or if there is no plan. */
    public @Nullable String currentPhase() {
        return phases.stream().filter(phase -> !phase.missing().isEmpty()).map(PhaseProgress::name).findFirst().orElse(null);
    }

    List<Map<String, @Nullable Object>> data() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Expected one : expected) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("subsystem", one.subsystem());
            data.put("phase", one.phase());
            data.put("tasks", one.tasks());
            data.put("reports", one.reports());
            list.add(data);
        }
        return list;
    }

    List<Map<String, @Nullable Object>> phaseData() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (PhaseProgress phase : phases) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("phase", phase.name());
            data.put("status", phase.status());
            data.put("subsystems", (long) phase.subsystems());
            data.put("reporting", (long) phase.reporting());
            data.put("missing", phase.missing());
            list.add(data);
        }
        return list;
    }
}
