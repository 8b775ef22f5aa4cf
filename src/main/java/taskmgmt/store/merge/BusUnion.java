package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.NewFile;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.BusFile;

/**
 * Unites two buses into one whose lines are drained exactly once. First come the lines that at least one side has drained:
 * their events are in the registry, and they are kept so that the next merge recognizes them. After them come those that
 * neither side has drained. A line that one side has drained and that waits on the other is among the former.
 *
 * <p>Lines are identified by their bytes. A line on both buses is the same report; a line twice on one bus is two reports.
 */
final class BusUnion {
    private static final String WORKING = "bus-";

    private final NewDirectory target;
    private final ScanProgress progress;
    private final LineKeys keys = LineKeys.bus();
    private final List<SideCopy> sides;
    private final long common;

    /** @param common this many bytes from the start are the same on both buses */
    BusUnion(List<SideCopy> sides, long common, NewDirectory target, ScanProgress progress) {
        this.sides = sides;
        this.common = common;
        this.target = target;
        this.progress = progress;
    }

    /**
     * The result.
     *
     * @param drained  how far the united bus counts as drained, in bytes
     * @param waiting  number of lines after that
     */
    record Summary(long drained, long waiting) {}

    Summary unite() throws IOException {
        LogRange first = sides.get(0).part(LogFiles.EVENTS);
        LogRange second = sides.get(1).part(LogFiles.EVENTS);
        if (first.length() + second.length() == 0 && late(0).isEmpty() && late(1).isEmpty()) {
            return new Summary(0, 0);
        }
        long firstDrained = sides.get(0).busEnd();
        long secondDrained = sides.get(1).busEnd();
        long commonDrained = Math.min(common, Math.max(firstDrained, secondDrained));
        LogRange firstTail = new LogRange(first.log(), Math.min(common, firstDrained), firstDrained).since(common);
        LogRange secondTail = new LogRange(second.log(), Math.min(common, secondDrained), secondDrained).since(common);
        try (NewFile bus = target.file(LogFiles.EVENTS)) {
            new LogRange(first.log(), 0, commonDrained).copyTo(bus);
            append(firstTail, secondTail, bus);
            long drained = bus.size();
            LogRange commonWaiting = new LogRange(first.log(), commonDrained, common);
            commonWaiting.copyTo(bus);
            Counter counter = new Counter();
            counter.count(commonWaiting);
            LogRange firstWaiting = first.since(Math.max(common, firstDrained));
            LogRange secondWaiting = second.since(Math.max(common, secondDrained));
            LineCounts counts = counts(firstTail, secondTail);
            counter.lines += append(without(firstWaiting, counts, 0), without(secondWaiting, counts, 1), bus);
            counter.lines += appendLate(bus);
            bus.finish();
            return new Summary(drained, counter.lines);
        }
    }

    /** Appends lines that were added to rotated files later, and that neither side has drained. */
    private long appendLate(NewFile bus) throws IOException {
        Map<String, BusFile> first = late(0);
        Map<String, BusFile> second = late(1);
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        long lines = 0;
        for (String name : names) {
            BusFile one = first.get(name);
            BusFile other = second.get(name);
            long drained = Math.max(one == null ? 0 : one.drained().end(), other == null ? 0 : other.drained().end());
            lines += append(waiting(one, drained), waiting(other, drained), bus);
        }
        return lines;
    }

    private Map<String, BusFile> late(int side) {
        return sides.get(side).rotatedBuses();
    }

    private LogRange waiting(@Nullable BusFile file, long drained) throws IOException {
        long size = file == null ? 0 : file.size();
        return new LogRange(file == null ? target.path() : file.path(), Math.min(drained, size), size);
    }

    private long append(LogRange first, LogRange second, NewFile bus) throws IOException {
        long[] lines = new long[1];
        LineUnion.unite(first, second, keys, (line, fromFirst, fromSecond) -> {
            bus.addLine(line.bytes());
            lines[0]++;
        }, progress);
        return lines[0];
    }

    /** How often each line has been drained on each side. */
    private LineCounts counts(LogRange first, LogRange second) throws IOException {
        LineCounts counts = new LineCounts();
        LogRange[] tails = {first, second};
        for (int side = 0; side < tails.length; side++) {
            LineCursor cursor = new LineCursor(tails[side], keys);
            for (LogLine line = cursor.next(); line != null; line = cursor.next()) {
                counts.add(line.identity(), side, 1);
            }
        }
        return counts;
    }

    /** The waiting lines of a side, except those that only the other side has drained. */
    private LogRange without(LogRange waiting, LineCounts drained, int side) throws IOException {
        String name = WORKING + side;
        long kept;
        LineCursor cursor = new LineCursor(waiting, keys);
        try (NewFile rest = target.file(name)) {
            for (LogLine line = cursor.next(); line != null; line = cursor.next()) {
                if (drained.get(line.identity(), 1 - side) > drained.get(line.identity(), side)) {
                    drained.add(line.identity(), side, 1);
                } else {
                    rest.addLine(line.bytes());
                }
            }
            rest.flush();
            kept = rest.size();
        }
        return new LogRange(target.path().resolve(name), 0, kept);
    }

    /** Counts lines. */
    private final class Counter {
        private long lines;

        void count(LogRange part) throws IOException {
            LineCursor cursor = new LineCursor(part, keys);
            for (@Nullable LogLine line = cursor.next(); line != null; line = cursor.next()) {
                lines++;
            }
        }
    }

    /** Deletes temporary files. */
    void clear() throws IOException {
        for (int side = 0; side < 2; side++) {
            if (Files.exists(target.path().resolve(WORKING + side))) {
                target.remove(WORKING + side);
            }
        }
    }
}
