package taskmgmt.report.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.number.Thousands;
import taskmgmt.report.Percent;
import taskmgmt.report.Plural;
import taskmgmt.report.Population;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * Whether the registry keeps track of the tasks of all subsystems.
 *
 * <ul>
 *   <li>PASS: there are tasks, of each expected subsystem, and every line of the registry can be read
 *   <li>PARTIAL: there are tasks, and lines that cannot be read or expected subsystems without a task
 *   <li>INCONCLUSIVE: there are events, but none of a registered task
 *   <li>INFO: there are no events
 *   <li>ERROR: the registry cannot be read, or holds nothing but damaged lines
 * </ul>
 *
 * @param all            all tasks
 * @param bySubsystem    by subsystem as recorded, the largest first
 * @param byType         by type, the largest first
 * @param recentHealing  the last ten tasks of self-healing that were created, the newest first
 * @param learningActive the tasks of learning that are not finished, the newest first
 * @param learningRecent the last ten tasks of learning that were created, the newest first
 * @param coverage       whether the expected subsystems report
 * @param sealing        which ends are under a checkpoint; null if nobody asked
 * @param strayEvents    events of tasks that are unknown, or finished before
 */
public record UnifiedReport(
        Figures all,
        List<Figures> bySubsystem,
        List<Figures> byType,
        List<Task> recentHealing,
        List<Task> learningActive,
        List<Task> learningRecent,
        Coverage coverage,
        @Nullable Sealing sealing,
        long strayEvents,
        long damagedLines) implements EvidenceReport {

    public UnifiedReport {
        bySubsystem = List.copyOf(bySubsystem);
        byType = List.copyOf(byType);
        recentHealing = List.copyOf(recentHealing);
        learningActive = List.copyOf(learningActive);
        learningRecent = List.copyOf(learningRecent);
    }

    /** The same report, held against the subsystems that should be in it. */
    public UnifiedReport expecting(List<String> subsystems) {
        return expecting(subsystems, null);
    }

    /** The same held against a plan that says when each of them comes; null for none. */
    public UnifiedReport expecting(List<String> subsystems, @Nullable MigrationPlan plan) {
        return new UnifiedReport(all, bySubsystem, byType, recentHealing, learningActive, learningRecent,
                Coverage.of(subsystems, plan, bySubsystem), sealing, strayEvents, damagedLines);
    }

    /** The same, held against a checkpoint. */
    public UnifiedReport under(Sealing checkpoint) {
        return new UnifiedReport(all, bySubsystem, byType, recentHealing, learningActive, learningRecent, coverage, checkpoint, strayEvents, damagedLines);
    }

    /**
     * The ended tasks that are under a checkpoint that was kept elsewhere.
     *
     * @param checkpoint where
     * @param byProof    how many, by what is known of their end, with a count for every way
     */
    public record Sealing(String checkpoint, Map<String, Long> byProof) {
        public Sealing {
            byProof = Collections.unmodifiableMap(new LinkedHashMap<>(byProof));
        }

        /** Under that one. */
        public static Sealing of(String checkpoint, Map<Status.Proof, Long> proofs) {
            return new Sealing(checkpoint, Figures.counted(proofs));
        }

        public long tasks() {
            return byProof.values().stream().mapToLong(Long::longValue).sum();
        }

        private Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("checkpoint", checkpoint);
            data.put("tasks", tasks());
            data.put("by_proof", byProof);
            return data;
        }
    }

    /**
     * Finished tasks that had a deadline.
     *
     * @param met    completed in time
     * @param missed completed too late, failed or cancelled
     */
    public record Deadlines(long met, long missed) {
        public long tasks() {
            return met + missed;
        }

        /** Share of those that met it; null if there are none. */
        public @Nullable Decimal metPercent() {
            return Percent.of(met, tasks());
        }

        private Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("tasks", tasks());
            data.put("met", met);
            data.put("missed", missed);
            data.put("met_percent", metPercent());
            return data;
        }
    }

    /**
     * Tasks counted together.
     *
     * @param byStatus            with a count for every status
     * @param byProof             the ended ones by what is known of their end, with a count for every way
     * @param meanDurationSeconds of the attempts that were completed or failed; null if there are none
     * @param deadlines           of the finished ones that had one
     */
    public record Figures(
            String name, Map<String, Long> byStatus, Map<String, Long> byProof, @Nullable Decimal meanDurationSeconds, Deadlines deadlines) {
        static Figures of(
                String name, Map<Status, Long> counts, Map<Status.Proof, Long> proofs, @Nullable Decimal meanDurationSeconds,
                Deadlines deadlines) {
            Map<String, Long> byStatus = new LinkedHashMap<>();
            for (Status status : Status.values()) {
                byStatus.put(status.text(), counts.getOrDefault(status, 0L));
            }
            return new Figures(name, byStatus, counted(proofs), meanDurationSeconds, deadlines);
        }

        private static Map<String, Long> counted(Map<Status.Proof, Long> proofs) {
            Map<String, Long> byProof = new LinkedHashMap<>();
            for (Status.Proof proof : Status.Proof.values()) {
                byProof.put(proof.text(), proofs.getOrDefault(proof, 0L));
            }
            return byProof;
        }

        public long tasks() {
            long tasks = 0;
            for (long count : byStatus.values()) {
                tasks += count;
            }
            return tasks;
        }

        public long in(Status status) {
            return byStatus.getOrDefault(status.text(), 0L);
        }

        public long open() {
            return tasks() - in(Status.COMPLETED) - in(Status.FAILED) - in(Status.CANCELLED);
        }

        /** Completed out of completed and failed; null if there are neither. */
        public @Nullable Decimal successRatePercent() {
            return Population.successPercent(in(Status.COMPLETED), in(Status.FAILED));
        }

        private Map<String, @Nullable Object> data(String key) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put(key, name);
            data.put("tasks", tasks());
            data.put("open", open());
            data.put("completed", in(Status.COMPLETED));
            data.put("failed", in(Status.FAILED));
            data.put("cancelled", in(Status.CANCELLED));
            data.put("mean_duration_seconds", meanDurationSeconds);
            return data;
        }
    }

    @Override
    public Verdict verdict() {
        if (all.tasks() > 0) {
            return damagedLines == 0 && coverage.missing().isEmpty() ? Verdict.PASS : Verdict.PARTIAL;
        }
        if (strayEvents > 0) {
            return Verdict.INCONCLUSIVE;
        }
        return damagedLines > 0 ? Verdict.ERROR : Verdict.INFO;
    }

    @Override
    public String finding() {
        return switch (verdict()) {
            case PASS -> "UNIFIED TASK REGISTRY IS TRACKING! (" + Plural.of(all.tasks(), "task") + ", "
                    + Thousands.of(all.in(Status.COMPLETED)) + " completed)";
            case PARTIAL -> "UNIFIED TASK REGISTRY IS TRACKING IN PART (" + Plural.of(all.tasks(), "task") + missing()
                    + (damagedLines == 0 ? "" : ", " + Plural.of(damagedLines, "damaged line")) + ")";
            case INCONCLUSIVE -> "EVENTS, BUT NO REGISTERED TASK (" + Plural.of(strayEvents, "event") + ")";
            case INFO -> "NO TASKS REGISTERED";
            case ERROR -> "NO EVENT OF THE REGISTRY CAN BE READ (" + Plural.of(damagedLines, "damaged line") + ")";
        };
    }

    private String missing() {
        return coverage.missing().isEmpty() ? "" : ", none of " + String.join(", ", coverage.missing());
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("verdict", verdict().name());
        data.put("tasks", all.tasks());
        data.put("by_subsystem", figures("subsystem", bySubsystem));
        data.put("by_status", all.byStatus());
        data.put("by_type", figures("task_type", byType));
        data.put("recent_healing", tasks(recentHealing));
        data.put("learning_active", tasks(learningActive));
        data.put("learning_recent", tasks(learningRecent));
        data.put("completed", all.in(Status.COMPLETED));
        data.put("success_rate_percent", all.successRatePercent());
        data.put("mean_duration_seconds", all.meanDurationSeconds());
        data.put("by_proof", all.byProof());
        if (sealing != null) {
            data.put("sealed", sealing.data());
        }
        data.put("sla", all.deadlines().data());
        data.put("expected", coverage.data());
        data.put("missing", coverage.missing());
        data.put("phases", coverage.phaseData());
        data.put("current_phase", coverage.currentPhase());
        data.put("stray_events", strayEvents);
        data.put("damaged_lines", damagedLines);
        return data;
    }

    private static List<Map<String, @Nullable Object>> figures(String key, List<Figures> groups) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Figures group : groups) {
            list.add(group.data(key));
        }
        return list;
    }

    private static List<Map<String, @Nullable Object>> tasks(List<Task> tasks) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Task task : tasks) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("task_id", task.id());
            data.put("task_type", task.type());
            data.put("subsystem", task.subsystem());
            data.put("title", task.title());
            data.put("status", task.status().text());
            data.put("created_at", task.createdAt());
            data.put("completed_at", task.finishedAt());
            data.put("duration_seconds", task.durationSeconds());
            list.add(data);
        }
        return list;
    }
}
