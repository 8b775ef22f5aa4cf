package taskmgmt.store.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.spill.SpillSorter;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

/**
 * Receives runs in the order of the log and passes on their starts and ends in the order of time, so that its listener
 * learns of nothing before it happened, whatever the order of the lines. It keeps in memory the names of open tasks and a
 * bounded number of runs, and the rest in temporary files until it is closed. Used once. Not thread-safe.
 */
final class RunTimeline implements RunListener, Closeable {
    private static final long MAX_BYTES = 16 << 20;

    private final SpillSorter<TimedRun> sorter;
    /** The names of a task when it was first started. */
    private final Map<String, TaskRun.Names> startedAs = new HashMap<>();

    RunTimeline() {
        this(MAX_BYTES);
    }

    /** @param maxBytes of runs in memory */
    RunTimeline(long maxBytes) {
        sorter = new SpillSorter<>(null, maxBytes, TimedRun.ORDER, TimedRun.FORM);
    }

    @Override
    public void started(TaskRun run) {
        startedAs.putIfAbsent(run.id(), run.names());
    }

    /** @throws UncheckedIOException if a temporary file cannot be written */
    @Override
    public void ended(TaskRun run) {
        try {
            sorter.add(start(run));
            sorter.add(TimedRun.endOf(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TimedRun start(TaskRun run) {
        TaskRun.Names names = startedAs.remove(run.id());
        return TimedRun.startOf(run, names == null ? run.names() : names);
    }

    /**
     * Passes on everything, once.
     *
     * @param open the tasks that have not ended: those that were started are reported too
     */
    void tell(List<TaskRun> open, RunListener listener) throws IOException {
        for (TaskRun run : open) {
            if (run.moments().started() != TaskRun.UNKNOWN) {
                sorter.add(start(run));
            }
        }
        for (TimedRun next = sorter.next(); next != null; next = sorter.next()) {
            if (next.isEnd()) {
                listener.ended(next.run());
            } else {
                listener.started(next.run());
            }
        }
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
