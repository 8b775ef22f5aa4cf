package taskmgmt.change.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.EventSink;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.workflow.run.RunRecord;
import taskmgmt.workflow.run.RunTerms;

/** The record of one run in the log: read once from its beginning, then only new lines. Not thread-safe. */
public final class RunReading {
    /** Names the newest run. */
    private static final String LAST = "@last";

    private final String id;
    private RunRecord record;
    /** How far the registry has been read, in bytes; −1 before the first time. */
    private long end = -1;

    /** @param id the whole id of the run */
    public RunReading(String id) {
        this.id = id;
        this.record = new RunRecord(id);
    }

    /** Updates the record to the current content of the log. */
    RunRecord at(Snapshot now) throws IOException {
        if (end < 0 || now.registryEnd() < end) {
            record = new RunRecord(id);
            First first = new First();
            now.events(Set.of(id), first);
            end = first.offset;
            if (end < 0) {
                throw new RefusedException(Refusal.NOT_FOUND, "no run " + id);
            }
        }
        RunRecord known = record;
        end = now.events(end, new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                known.apply(event);
            }
        });
        return known;
    }

    /** The current record, for readers: without the lock, including events waiting on the bus. */
    public static RunRecord look(Path directory, String id) throws IOException {
        RunRecord record = new RunReading(id).at(new Snapshot(directory, PrivateFiles.SYSTEM, Instant.EPOCH, ""));
        LogReader.at(directory).waiting(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                record.apply(event);
            }
        });
        return record;
    }

    /**
     * The whole id of a run.
     *
     * @param asked its id, a unique prefix of it, or {@value #LAST} for the newest
     */
    public static String resolve(LogReader logs, String asked) throws IOException {
        Task exact = logs.tasks(Set.of(asked)).get(asked);
        if (exact != null && RunTerms.of(exact) != null) {
            return asked;
        }
        List<String> found = new ArrayList<>();
        for (Task run : runs(logs)) {
            if (asked.equals(LAST) || !asked.isEmpty() && run.id().startsWith(asked)) {
                found.add(run.id());
            }
        }
        if (found.isEmpty()) {
            throw new RefusedException(Refusal.NOT_FOUND, exact == null ? "no run " + asked + ": see 'task-mgmt workflow history'"
                    : "task " + asked + " is no run of a workflow");
        }
        if (found.size() > 1 && !asked.equals(LAST)) {
            throw new RefusedException(Refusal.INVALID, "more than one run begins with " + asked + ": give more of the id");
        }
        return found.getLast();
    }

    /** All runs, oldest first. */
    public static List<Task> runs(LogReader logs) throws IOException {
        Runs known = new Runs();
        logs.events(known);
        List<Task> runs = new ArrayList<>();
        for (Task task : known.tasks.values()) {
            if (RunTerms.of(task) != null) {
                runs.add(task);
            }
        }
        runs.sort(Task.BY_CREATION);
        return runs;
    }

    /** Keeps nothing of the log but runs. */
    private static final class Runs implements EventSink {
        private final Map<String, Task> tasks = new LinkedHashMap<>();

        @Override
        public void event(TaskEvent event, long at) {
            Task before = tasks.get(event.taskId());
            if (before == null && !event.fields().containsKey(Task.WORKFLOW_RUN)) {
                return;
            }
            Task after = TaskFold.apply(before, event);
            if (after != null) {
                tasks.put(event.taskId(), after);
            }
        }

        @Override
        public void damaged(String file, long at, String reason) {
            // It is not an event of a run; verifying the log reports it.
        }
    }

    /** Where the run's first event is. */
    private static final class First implements EventSink {
        private long offset = -1;

        @Override
        public void event(TaskEvent event, long at) {
            offset = offset < 0 ? at : Math.min(offset, at);
        }

        @Override
        public void damaged(String file, long at, String reason) {
            // It is not an event of the run.
        }
    }
}
