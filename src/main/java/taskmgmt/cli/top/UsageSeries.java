package taskmgmt.cli.top;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.task.TaskSnapshot;
import taskmgmt.time.Micros;

/**
 * The resources that running tasks used, from snapshot to snapshot. The events of a task are read again only if there
 * are new ones.
 */
final class UsageSeries {
    /** For how many running tasks at most: those that a screen may show. */
    private static final int MAX_TASKS = 200;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private Map<String, Known> known = new HashMap<>();

    /**
     * The usage of one task.
     *
     * @param cpu    processors kept busy between one snapshot and the next
     * @param memory in MB, at each snapshot
     */
    record Usage(List<Double> cpu, List<Double> memory) {
        static final Usage NONE = new Usage(List.of(), List.of());
    }

    private record Known(long offset, Usage usage) {}

    /** @param running the runs; those that have reported figures are looked up */
    Map<String, Usage> of(List<TaskRun> running, LogReader logs) throws IOException {
        Map<String, Known> now = new HashMap<>();
        Set<String> unread = new HashSet<>();
        for (TaskRun run : running) {
            Known before = known.get(run.id());
            if (before != null && before.offset == run.offset()) {
                now.put(run.id(), before);
            } else if (hasFigures(run) && now.size() + unread.size() < MAX_TASKS) {
                unread.add(run.id());
            }
        }
        Map<String, Series> read = read(unread, logs);
        for (TaskRun run : running) {
            Series series = read.get(run.id());
            if (series != null) {
                now.put(run.id(), new Known(run.offset(), series.usage()));
            }
        }
        known = now;
        Map<String, Usage> usages = new HashMap<>();
        now.forEach((id, each) -> usages.put(id, each.usage));
        return usages;
    }

    private static boolean hasFigures(TaskRun run) {
        return !Double.isNaN(run.figures().cpuSeconds()) || !Double.isNaN(run.figures().memoryPeakMb());
    }

    private static Map<String, Series> read(Set<String> ids, LogReader logs) throws IOException {
        Map<String, Series> read = new HashMap<>();
        if (ids.isEmpty()) {
            return read;
        }
        logs.events(ids, new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                read.computeIfAbsent(event.taskId(), id -> new Series()).accept(event);
            }
        });
        return read;
    }

    /** The snapshots of one attempt. */
    private static final class Series {
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> memory = new ArrayList<>();
        private long at = TaskRun.UNKNOWN;
        private double seconds;

        void accept(TaskEvent event) {
            if (event.type() == EventType.STARTED) {
                cpu.clear();
                memory.clear();
                at = Micros.of(event.at());
                seconds = 0;
            } else if (event.type() == EventType.SNAPSHOT) {
                TaskSnapshot snapshot = new TaskSnapshot(event, null, null, null);
                addCpu(snapshot, Micros.of(event.at()));
                double peak = number(snapshot.figure(TaskField.MEMORY_PEAK_MB));
                double megabytes = Double.isNaN(peak) ? number(snapshot.figure(TaskField.MEMORY_AVG_MB)) : peak;
                if (!Double.isNaN(megabytes)) {
                    memory.add(megabytes);
                }
            }
        }

        private void addCpu(TaskSnapshot snapshot, long now) {
            double used = number(snapshot.figure(TaskField.CPU_SECONDS));
            if (Double.isNaN(used)) {
                return;
            }
            if (at != TaskRun.UNKNOWN && now > at) {
                cpu.add(Math.max(0, used - seconds) / ((now - at) / MICROS_PER_SECOND));
            }
            at = now;
            seconds = used;
        }

        private static double number(@Nullable Object value) {
            return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1e12 ? number.doubleValue() : Double.NaN;
        }

        Usage usage() {
            return new Usage(List.copyOf(cpu), List.copyOf(memory));
        }
    }
}
