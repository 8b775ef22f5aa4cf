package taskmgmt.store.merge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.store.Meter;
import taskmgmt.store.ScanProgress;

/**
 * Unites two logs that have diverged, line by line: each line is in the union as often as in the log that contains it more often.
 * The result is the same whichever log comes first, and uniting it again with one of them does not change it.
 *
 * <p>Each log keeps its own order. Of lines that only one log has, the earlier comes first. This is how two sorted lists are merged,
 * so where a log's clock went back, a line waits for those before it. A line in both logs follows once both have reached it. If both
 * have the same two lines in opposite orders, they cannot both keep theirs: the earlier line comes first, and this is counted.
 *
 * <p>There are three passes: one over the shorter log and one over the other determine what they have in common, in
 * {@link LineCounts}; the third reads both side by side.
 */
final class LineUnion {
    /** How often a line is in both; before the third pass, in the shorter log. */
    private static final int COMMON = LineCounts.LESSER;
    /** Before the third pass: how often a line is in the longer log. */
    private static final int LONGER = LineCounts.OTHER;
    /** From the third pass on: how often it was met in the first log; the next counter is for the second. */
    private static final int FIRST_PASSED = 1;

    private final LogRange[] parts;
    private final LineKeys keys;
    private final Sink sink;
    private final Meter meter;
    private final LineCounts counts = new LineCounts();
    private final Side[] sides;
    private long reordered;

    private LineUnion(LogRange first, LogRange second, LineKeys keys, Sink sink, ScanProgress progress) {
        this.parts = new LogRange[] {first, second};
        this.keys = keys;
        this.sink = sink;
        this.meter = new Meter(progress, 0, 2 * (first.length() + second.length()));
        this.sides = new Side[] {new Side(0), new Side(1)};
    }

    /** Receives the union. */
    interface Sink {
        /**
         * The next line of a side, 0 or 1, in that side's own order; it is then passed to {@link #united}, unless it already was.
         */
        default void read(int side, LogLine line) {}

        /** The next line of the union, and which sides have reached it. */
        void united(LogLine line, boolean first, boolean second) throws IOException;
    }

    /**
     * The result.
     *
     * @param reordered how often both had two lines in opposite orders
     * @param leftOut   number of lines in either log that cannot be read
     */
    record Summary(long reordered, long leftOut) {}

    static Summary unite(LogRange first, LogRange second, LineKeys keys, Sink sink, ScanProgress progress) throws IOException {
        return new LineUnion(first, second, keys, sink, progress).run();
    }

    private Summary run() throws IOException {
        LogRange shorter = parts[0].length() <= parts[1].length() ? parts[0] : parts[1];
        LogRange longer = shorter.equals(parts[0]) ? parts[1] : parts[0];
        count(shorter, COMMON, false);
        count(longer, LONGER, true);
        counts.keepLesser();
        sides[0].advance();
        sides[1].advance();
        while (sides[0].head != null || sides[1].head != null) {
            step(sides[0], sides[1]);
        }
        meter.done();
        return new Summary(reordered, sides[0].cursor.leftOut() + sides[1].cursor.leftOut());
    }

    private void count(LogRange part, int counter, boolean onlyKnown) throws IOException {
        LineCursor cursor = new LineCursor(part, keys);
        long told = 0;
        for (LogLine line = cursor.next(); line != null; line = cursor.next()) {
            if (!onlyKnown || counts.get(line.identity(), COMMON) > 0) {
                counts.add(line.identity(), counter, 1);
            }
            told = tell(cursor, told);
        }
    }

    private long tell(LineCursor cursor, long told) {
        meter.add(cursor.read() - told);
        return cursor.read();
    }

    private void step(Side a, Side b) throws IOException {
        LogLine left = a.head;
        LogLine right = b.head;
        if (left == null || (right != null && goesSecond(a, left, b, right))) {
            take(b, a);
        } else if (right != null && a.common && b.common && left.isSameAs(right)) {
            sink.united(left.compareTo(right) <= 0 ? left : right, true, true);
            a.pass();
            b.pass();
            a.advance();
            b.advance();
        } else {
            take(a, b);
        }
    }

    /** Whether the line of {@code b} comes before that of {@code a}. */
    private static boolean goesSecond(Side a, LogLine left, Side b, LogLine right) {
        if (a.common != b.common) {
            return a.common;
        }
        return !(a.common && left.isSameAs(right)) && right.compareTo(left) < 0;
    }

    private void take(Side from, Side other) throws IOException {
        LogLine line = from.head;
        if (line == null) {
            throw new IllegalStateException("there is no line to take");
        }
        reordered += from.common && other.head != null ? 1 : 0;
        sink.united(line, from.number == 0, from.number == 1);
        if (from.common) {
            from.pass();
        }
        from.advance();
    }

    /** One of the two logs in the third pass. */
    private final class Side {
        private final int number;
        private final LineCursor cursor;
        private @Nullable LogLine head;
        private boolean common;
        private long told;

        Side(int number) {
            this.number = number;
            this.cursor = new LineCursor(parts[number], keys);
        }

        /** Records that a line in both logs was met on this side. */
        void pass() {
            if (head != null) {
                counts.add(head.identity(), FIRST_PASSED + number, 1);
            }
        }

        /** Advances to the next line that is not in the union yet. */
        void advance() throws IOException {
            do {
                head = cursor.next();
                told = tell(cursor, told);
                if (head == null) {
                    return;
                }
                sink.read(number, head);
                int passedHere = counts.get(head.identity(), FIRST_PASSED + number);
                int passedThere = counts.get(head.identity(), FIRST_PASSED + 1 - number);
                common = passedHere < counts.get(head.identity(), COMMON);
                if (!common || passedHere >= passedThere) {
                    return;
                }
                pass();
            } while (true);
        }
    }
}
