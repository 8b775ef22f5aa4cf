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
 * @param expected in the order in which they were named, each once; empty where nobody said which
 */
public record Coverage(List<Expected> expected) {
    /** That nobody said which subsystems should report. */
    static final Coverage UNSAID = new Coverage(List.of());

    public Coverage {
        expected = List.copyOf(expected);
    }

    /** @param tasks how many of its tasks are in the report */
    public record Expected(String subsystem, long tasks) {
        public boolean reports() {
            return tasks > 0;
        }
    }

    static Coverage of(List<String> names, List<UnifiedReport.Figures> bySubsystem) {
        Map<String, Long> tasks = new LinkedHashMap<>();
        for (String name : names) {
            long found = 0;
            for (UnifiedReport.Figures figures : bySubsystem) {
                found += Family.isSame(name, figures.name()) ? figures.tasks() : 0;
            }
            tasks.put(name, found);
        }
        List<Expected> expected = new ArrayList<>();
        tasks.forEach((name, count) -> expected.add(new Expected(name, count)));
        return new Coverage(expected);
    }

    /** Those that do not report, in their order. */
    public List<String> missing() {
        return expected.stream().filter(one -> !one.reports()).map(Expected::subsystem).toList();
    }

    List<Map<String, @Nullable Object>> data() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Expected one : expected) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("subsystem", one.subsystem());
            data.put("tasks", one.tasks());
            data.put("reports", one.reports());
            list.add(data);
        }
        return list;
    }
}
