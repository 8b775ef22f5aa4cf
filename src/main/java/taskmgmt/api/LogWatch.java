package taskmgmt.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.read.RegistryFollower;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Follows the log and notifies a manager of tasks that it should look at. It folds nothing itself: a task to which something has
 * happened is read again, so it does not matter if a line is seen twice.
 */
final class LogWatch implements RegistryFollower.Listener {
    /** The interval for checking what no line in the log reports: a process that is gone writes none. */
    static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Receives the notifications. */
    interface Listener {
        /** From now on every line is seen; earlier lines are not. */
        void begun() throws IOException;

        /** This task has changed. */
        void changed(String taskId);

        /** A task was completed, in any subsystem. */
        void completed();

        /** Some time has passed. */
        void look();

        boolean goesOn();
    }

    private final String subsystem;
    private final TaskBoard board;
    private final Listener listener;
    private final Json parser = Json.lenient();
    private final Set<String> dirty = new LinkedHashSet<>();
    private boolean completed;
    private int asked;
    private long lookedNanos = System.nanoTime() - LOOK_NANOS;

    LogWatch(String subsystem, TaskBoard board, Listener listener) {
        this.subsystem = subsystem;
        this.board = board;
        this.listener = listener;
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) throws IOException {
        TaskEvent event;
        try {
            event = RegistryCodec.decode(parser.parse(buffer, start, end - start));
        } catch (BadJsonException _) {
            return; // doctor reports damaged lines; they belong to no known task
        }
        boolean known = board.knows(event.taskId());
        boolean ours = event.type() == EventType.CREATED && subsystem.equals(event.text(TaskField.SUBSYSTEM.text()));
        if ((ours || event.type() == EventType.RETRYING || known) && !board.isOf(event.taskId(), event.atMicros())) {
            dirty.add(event.taskId());
        }
        completed |= event.type() == EventType.COMPLETED;
    }

    @Override
    public void damaged(long offset, String reason) {
        // doctor reports it.
    }

    /** Called before the log is first read, then before each line and whenever all lines have been delivered. */
    @Override
    public boolean goesOn() {
        asked++;
        if (asked == 1) {
            return listener.goesOn();
        }
        if (asked == 2) {
            begin();
        }
        if (!dirty.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(dirty);
            dirty.clear();
            all.forEach(listener::changed);
        }
        if (completed) {
            completed = false;
            listener.completed();
        }
        if (System.nanoTime() - lookedNanos >= LOOK_NANOS) {
            lookedNanos = System.nanoTime();
            listener.look();
        }
        return listener.goesOn();
    }

    private void begin() {
        try {
            listener.begun();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
