package taskmgmt.run.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.queue.TakeJobs;
import taskmgmt.queue.Scheduler;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentWork;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.Task;
import taskmgmt.task.plan.Ordering;
import taskmgmt.task.plan.Strategy;

/**
 * Puts waiting tasks in order. What they will probably take is read from the log where the strategy goes by it, once a minute at
 * most. So that nothing waits for ever behind what is more urgent, each hour of waiting counts as a step of priority. Not thread-safe.
 */
final class WaitingOrder implements TakeJobs.Order {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Strategy strategy;
    private final Path directory;
    private final Map<Group, RecentWork.Prediction> predictions = new HashMap<>();
    private @Nullable RecentWork recent;
    private Instant readAt = Instant.MIN;

    WaitingOrder(Strategy strategy, Path directory) {
        this.strategy = strategy;
        this.directory = directory;
    }

    @Override
    public Comparator<Task> of(List<Task> waiting, Instant now) throws IOException {
        if (strategy.predicts() && !waiting.isEmpty() && now.isAfter(readAt.plus(FRESH))) {
            recent = RunReader.of(LogReader.at(directory), ScanProgress.NONE).fold(RecentWork.PROJECTION).fold();
            predictions.clear();
            readAt = now;
        }
        return new Ordering(now, this::predicted, task -> Scheduler.urgency(task, now)).by(strategy, waiting);
    }

    private RecentWork.@Nullable Prediction predicted(Task task) {
        RecentWork known = recent;
        if (known == null) {
            return null;
        }
        RecentWork.Prediction prediction = predictions.computeIfAbsent(new Group(task.subsystem(), task.type()), known::predict);
        return prediction.basis() == RecentWork.Basis.NONE ? null : prediction;
    }
}
