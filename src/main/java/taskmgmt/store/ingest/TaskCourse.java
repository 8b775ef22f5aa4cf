package taskmgmt.store.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the lines of one task, received in the order {@link TimedLine#BY_TASK}, into the order in which they can have happened:
 * created, started, …, ended, started again, … The first start belongs to the first end, the second to the second. Their times
 * give this order anyway, unless an end lies before its start, or a start before the creation: such an event keeps its time,
 * and takes the position of the event that it follows. Starts and ends are held back, everything else is passed on at once.
 * Not thread-safe.
 */
final class TaskCourse {
    /** Leaves room between two starts or ends for what happens in between. */
    private static final int STEP = 2;

    private final List<TimedLine> starts = new ArrayList<>();
    private final List<TimedLine> ends = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private long created = Long.MIN_VALUE;
    private long moment = Long.MIN_VALUE;
    private int step;
    private boolean isClosed;

    /** The step that the task entered at this position. */
    private record Turn(long position, int step, boolean starts) {}

    /** Receives the position of a line. */
    interface Sink {
        void placed(TimedLine line, long micros, long position, int step) throws IOException;
    }

    void add(TimedLine line, Sink sink) throws IOException {
        if (line.creates()) {
            created = created == Long.MIN_VALUE ? line.micros() : created;
            moment = Math.max(moment, line.micros());
            sink.placed(line, line.micros(), line.micros(), 0);
        } else if (line.starts()) {
            starts.add(line);
        } else if (line.ends()) {
            ends.add(line);
        } else {
            close(sink);
            between(line, sink);
        }
    }

    /** Places the starts and ends; no more of these may follow. */
    void close(Sink sink) throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        int start = 0;
        for (TimedLine end : ends) {
            boolean isFirst = true;
            while (start < starts.size() && precedes(starts.get(start), end, isFirst)) {
                place(starts.get(start++), sink);
                isFirst = false;
            }
            place(end, sink);
        }
        while (start < starts.size()) {
            place(starts.get(start++), sink);
        }
        starts.clear();
        ends.clear();
    }

    /**
     * @param isFirst whether nothing else has started what ended: then it may have started at the same moment, in the
     *     first of two repeated hours, or, if the order of the source's lines says so, after it ended
     */
    private static boolean precedes(TimedLine start, TimedLine end, boolean isFirst) {
        return start.micros() < end.micros()
                || (isFirst && (start.micros() <= end.laterMicros() || start.number() < end.number()));
    }

    private void place(TimedLine line, Sink sink) throws IOException {
        long at = line.microsAfter(moment);
        moment = Math.max(moment, at);
        step += STEP;
        turns.add(new Turn(moment, step, line.starts()));
        sink.placed(line, at, moment, step);
    }

    private void between(TimedLine line, Sink sink) throws IOException {
        long at = line.microsAfter(created);
        long position = Math.max(at, created);
        int before = 0;
        for (Turn turn : turns) {
            // Events at the moment of an end come before it; at the moment of a start, after it.
            before = turn.position < position || (turn.position == position && turn.starts) ? turn.step : before;
        }
        sink.placed(line, at, position, before + 1);
    }
}
