package taskmgmt.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import taskmgmt.record.RegistryCodec;
import taskmgmt.imports.Attempts;
import taskmgmt.spill.SpillSorter;
import taskmgmt.task.TaskEvent;

/**
 * The events of an import as a stream of lines, generated as they are read. For the most recent lines it remembers the row and the
 * task of each, for whoever rejects one. Not thread-safe.
 */
public final class EventLineStream extends InputStream {
    /** More lines than any reader reads ahead. */
    private static final int REMEMBERED = 1 << 16;

    private final SpillSorter<SortedEvent> sorter;
    private final Attempts attempts;
    private final ImportTotals totals;
    private final Deque<Line> ready = new ArrayDeque<>();
    private final long[] rows = new long[REMEMBERED];
    private final String[] tasks = new String[REMEMBERED];
    private byte[] current = new byte[0];
    private int at;
    private long count;

    /** A line that is about to be read. */
    private static final class Line {
        final long row;
        final String taskId;
        final byte[] bytes;

        Line(long row, String taskId, byte[] bytes) {
            this.row = row;
            this.taskId = taskId;
            this.bytes = bytes;
        }
    }

    EventLineStream(SpillSorter<SortedEvent> sorter, Attempts attempts, ImportTotals totals) {
        this.sorter = sorter;
        this.attempts = attempts;
        this.totals = totals;
    }

    /** How many lines have been read so far. */
    public long count() {
        return count;
    }

    /**
     * The row that a line comes from.
     *
     * @param line number of one of the most recent lines, counted from 1
     */
    public long rowOf(long line) {
        return rows[(int) (line % REMEMBERED)];
    }

    /**
     * The task that a line is about.
     *
     * @param line number of one of the most recent lines, counted from 1
     */
    public String taskOf(long line) {
        String task = tasks[(int) (line % REMEMBERED)];
        return task == null ? "" : task;
    }

    @Override
    public int read() throws IOException {
        return fill() ? current[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        int done = 0;
        while (done < length && fill()) {
            int part = Math.min(length - done, current.length - at);
            System.arraycopy(current, at, buffer, start + done, part);
            at += part;
            done += part;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    /** At least one until the end, so that a reader waits for full batches. */
    @Override
    public int available() throws IOException {
        return fill() ? current.length - at : 0;
    }

    /** Reads everything and discards it, only for the counts. */
    public void drain() throws IOException {
        while (fill()) {
            at = current.length;
        }
    }

    private boolean fill() throws IOException {
        while (at == current.length) {
            Line line = ready.isEmpty() ? advance() : ready.poll();
            if (line == null && ready.isEmpty()) {
                return false;
            }
            if (line != null) {
                count++;
                rows[(int) (count % REMEMBERED)] = line.row;
                tasks[(int) (count % REMEMBERED)] = line.taskId;
                current = line.bytes;
                at = 0;
            }
        }
        return true;
    }

    /** The next line; null at the end. Events that replace another one wait in {@link #ready}. */
    private @Nullable Line advance() throws IOException {
        for (SortedEvent event = sorter.next(); event != null; event = sorter.next()) {
            var instead = attempts.next(event);
            if (instead == null) {
                totals.event(event.type());
                return line(event.row(), event.taskId(), event.line());
            }
            for (TaskEvent each : instead) {
                totals.event(each.type());
                ready.add(line(event.row(), each.taskId(), RegistryCodec.encode(each)));
            }
            if (!ready.isEmpty()) {
                return ready.poll();
            }
        }
        return null;
    }

    private static Line line(long row, String taskId, byte[] json) {
        byte[] bytes = java.util.Arrays.copyOf(json, json.length + 1);
        bytes[json.length] = '\n';
        return new Line(row, taskId, bytes);
    }
}
