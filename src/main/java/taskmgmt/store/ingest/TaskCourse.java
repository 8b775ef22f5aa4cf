package taskmgmt.store.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the lines of one task, which come as {@link TimedLine#BY_TASK} has them, in the order in which they can have
 * happened: created, started, …, ended, started again, … The first start belongs to the first end, the second to the second.
 * By their times that is what it says anyway, unless an end lies before its start, or a start before the creation: such an
 * event keeps its time, and its place is that of what it follows on. Starts and ends are kept, the rest is passed on at
 * once. Not thread-safe.
 */
final class TaskCourse {
    /** Between two starts or ends there is room for what happens between them. */
    private static final int STEP = 2;

    private final List<TimedLine> starts = new ArrayList<>();
    private final List<TimedLine> ends = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private long created = Long.MIN_VALUE;
    private long moment = Long.MIN_VALUE;
    private int step;
    private boolean isClosed;

    /** From when on the task was in which step. */
    private record Turn(long position, int step, boolean starts) {}

    /** Where a line comes to stand. */
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

    /** Places the starts and ends; nothing of this kind may come any more. */
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
     * @param isFirst whether nothing else has begun what ended: then it may have begun in the same moment, in the first of two
     *                equal hours, or, if the source says so by the order of its lines, after it ended
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
            // Of what happens at the moment of an end it comes first; of a start, afterwards.
            before = turn.position < position || (turn.position == position && turn.starts) ? turn.step : before;
        }
        sink.placed(line, at, position, before + 1);
    }
}
