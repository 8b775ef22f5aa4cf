package taskmgmt.report.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Summary;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;

/** Tasks counted by subsystem, by type and in total. */
final class Groups {
    private final Group all = new Group();
    private final Map<String, Group> bySubsystem = new HashMap<>();
    private final Map<String, Group> byType = new HashMap<>();

    void add(Task task) {
        all.add(task);
        bySubsystem.computeIfAbsent(task.subsystem(), name -> new Group()).add(task);
        byType.computeIfAbsent(task.type(), name -> new Group()).add(task);
    }

    void add(Groups other) {
        all.add(other.all);
        other.bySubsystem.forEach((name, group) -> bySubsystem.computeIfAbsent(name, _ -> new Group()).add(group));
        other.byType.forEach((name, group) -> byType.computeIfAbsent(name, _ -> new Group()).add(group));
    }

    UnifiedReport report(
            List<Task> recentHealing, List<Task> learningActive, List<Task> learningRecent, long strays, long damaged) {
        return new UnifiedReport(all.figures(""), figures(bySubsystem), figures(byType), recentHealing, learningActive,
                learningRecent, Coverage.UNSAID, null, strays, damaged);
    }

    private static List<UnifiedReport.Figures> figures(Map<String, Group> groups) {
        List<UnifiedReport.Figures> list = new ArrayList<>();
        groups.forEach((name, group) -> list.add(group.figures(name)));
        list.sort(Comparator.comparingLong((UnifiedReport.Figures figures) -> -figures.tasks())
                .thenComparing(UnifiedReport.Figures::name));
        return List.copyOf(list);
    }

    /** Tasks counted together. */
    private static final class Group {
        private static final int MICRO_DIGITS = 6;

        private final Map<Status, Long> byStatus = new EnumMap<>(Status.class);
        private final Summary durations = new Summary();
        private final Map<Status.Proof, Long> byProof = new EnumMap<>(Status.Proof.class);
        private long deadlinesMet;
        private long deadlinesMissed;

        void add(Task task) {
            byStatus.merge(task.status(), 1L, Long::sum);
            Status.@Nullable Proof proof = task.moments().proof();
            if (proof != null) {
                byProof.merge(proof, 1L, Long::sum);
            }
            Boolean met = task.slaMet();
            deadlinesMet += Boolean.TRUE.equals(met) ? 1 : 0;
            deadlinesMissed += Boolean.FALSE.equals(met) ? 1 : 0;
            task.earlier().forEach(attempt -> took(attempt.status(), attempt.durationMicros()));
            if (task.status().isTerminal()) {
                took(task.status(), task.moments().durationMicros());
            }
        }

        private void took(Status status, long micros) {
            if (status != Status.CANCELLED && micros != TaskRun.UNKNOWN) {
                durations.add(micros);
            }
        }

        void add(Group other) {
            other.byStatus.forEach((status, tasks) -> byStatus.merge(status, tasks, Long::sum));
            other.byProof.forEach((proof, tasks) -> byProof.merge(proof, tasks, Long::sum));
            durations.add(other.durations);
            deadlinesMet += other.deadlinesMet;
            deadlinesMissed += other.deadlinesMissed;
        }

        UnifiedReport.Figures figures(String name) {
            return UnifiedReport.Figures.of(
                    name, byStatus, byProof, durations.sum().mean(durations.count(), MICRO_DIGITS), new UnifiedReport.Deadlines(deadlinesMet, deadlinesMissed));
        }
    }
}
