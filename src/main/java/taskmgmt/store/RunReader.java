package taskmgmt.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.task.EventType;
import taskmgmt.task.RunListener;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskRun;
import taskmgmt.task.TaskRuns;

/**
 * The registry as runs of tasks, and with what waits in the bus: for reports, which never load a log. Only open tasks are
 * kept in memory. Without the lock; a missing log is an empty one.
 */
public final class RunReader {
    private final LogReader logs;
    private final ScanProgress progress;

    private RunReader(LogReader logs, ScanProgress progress) {
        this.logs = logs;
        this.progress = progress;
    }

    public static RunReader of(LogReader logs, ScanProgress progress) {
        return new RunReader(logs, progress);
    }

    /** One pass, in parts side by side, from the newest checkpoint of such a fold on. */
    public <F extends Fold<F>> Runs<F> fold(Projection<F> projection) throws IOException {
        F fold = projection.empty();
        Pass pass = new Pass(new RunListener() {
            @Override
            public void started(TaskRun run) {
                // Open tasks are handed over at the end.
            }

            @Override
            public void ended(TaskRun run) {
                fold.accept(run);
            }
        });
        logs.events(pass);
        progress.bytes(1, 1);
        return new Runs<>(fold, pass.open(), pass.strays, pass.damaged);
    }

    /** One pass in the order of the log. The result's fold is empty. */
    public void replay(RunListener listener) throws IOException {
        logs.events(new Pass(listener));
    }

    private static final class Pass implements EventSink {
        private final RunListener listener;
        private final Map<String, Task> tasks = new LinkedHashMap<>();
        private final Map<String, TaskRuns> runs = new LinkedHashMap<>();
        private long strays;
        private long damaged;

        Pass(RunListener listener) {
            this.listener = listener;
        }

        @Override
        public void event(TaskEvent event, long offset) {
            Task before = tasks.get(event.taskId());
            Task after = TaskFold.apply(before, event);
            if (after == null) {
                strays++;
                return;
            }
            if (after.equals(before)) {
                return;
            }
            tasks.put(after.id(), after);
            TaskRuns run = runs.computeIfAbsent(after.id(), id -> new TaskRuns());
            run.accept(event);
            TaskRun now = run.of(after, offset);
            if (after.status().isTerminal()) {
                runs.remove(after.id());
                listener.ended(now);
            } else if (event.type() == EventType.STARTED) {
                listener.started(now);
            }
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            damaged++;
        }

        List<TaskRun> open() {
            List<TaskRun> open = new ArrayList<>();
            runs.forEach((id, run) -> {
                Task task = tasks.get(id);
                if (task != null) {
                    open.add(run.of(task, run.offset()));
                }
            });
            return open;
        }
    }
}
