package taskmgmt.change.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.queue.Job;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;

/**
 * Finds the dead letters: queued tasks that failed for good. One pass over the runs of the log finds the failed tasks; only a
 * bounded number of the newest are looked up.
 */
public final class DeadLetters {
    /** How many failed tasks are looked up. */
    private static final int MAX_FAILED = 10_000;

    private DeadLetters() {}

    /** Whether the task is a dead letter. */
    public static boolean isOne(Task task) {
        return task.status() == Status.FAILED && Job.of(task) != null;
    }

    /**
     * The matching ones among the newest {@value #MAX_FAILED} failed tasks, the one that failed first at the front.
     *
     * @param wanted matches tasks by their last attempts
     */
    public static List<Task> of(LogReader logs, Predicate<TaskRun> wanted) throws IOException {
        Failed failed = RunReader.of(logs, ScanProgress.NONE).fold(Projection.<Failed>of("", () -> new Failed(wanted), (_, _) -> {
            throw new IllegalStateException("it was not kept");
        })).fold();
        failed.trim(MAX_FAILED);
        Set<String> ids = new LinkedHashSet<>();
        failed.runs.forEach(run -> ids.add(run.id()));
        Map<String, Task> tasks = ids.isEmpty() ? Map.of() : logs.tasks(ids);
        List<Task> dead = new ArrayList<>();
        for (Task task : tasks.values()) {
            if (isOne(task)) {
                dead.add(task);
            }
        }
        dead.sort(Comparator.comparing(Task::updatedAt).thenComparing(Task::id));
        return dead;
    }

    /** The newest runs that failed and were not tried again. Not thread-safe. */
    private static final class Failed implements Fold<Failed> {
        private final Predicate<TaskRun> wanted;
        private final List<TaskRun> runs = new ArrayList<>();

        Failed(Predicate<TaskRun> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void accept(TaskRun run) {
            if (run.status() == Status.FAILED && !run.isSuperseded() && wanted.test(run)) {
                runs.add(run);
                trim(2 * MAX_FAILED);
            }
        }

        void trim(int most) {
            if (runs.size() > most) {
                runs.sort(Comparator.comparingLong(run -> run.moments().finished()));
                runs.subList(0, runs.size() - MAX_FAILED).clear();
            }
        }

        @Override
        public void combine(Failed other) {
            runs.addAll(other.runs);
            trim(MAX_FAILED);
        }

        @Override
        public void write(StateWriter state) {
            throw new IllegalStateException("it is not kept");
        }
    }
}
