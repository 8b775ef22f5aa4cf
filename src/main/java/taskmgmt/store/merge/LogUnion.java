package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.NewFile;
import taskmgmt.journal.lines.LogRange;

/** Unites one log of two sides into a file: their common beginning, then the {@link LineUnion} of the rest. */
final class LogUnion {
    private final List<SideCopy> sides;
    private final String log;
    private final LineKeys keys;
    private final LineUnion.Sink sink;
    private final NewDirectory target;
    private long first;
    private long second;
    private long both;

    /** @param sink receives all lines after the common beginning */
    LogUnion(List<SideCopy> sides, String log, LineKeys keys, LineUnion.Sink sink, NewDirectory target) {
        this.sides = sides;
        this.log = log;
        this.keys = keys;
        this.sink = sink;
        this.target = target;
    }

    /** Receives the common beginning. */
    interface Beginning {
        void read(Path log, long end) throws IOException;
    }

    /** Adds what is missing at the end; returns the number of lines added. */
    interface End {
        long add(NewFile file) throws IOException;
    }

    /** Writes the union; no file is created if it has no lines. */
    MergeResult.Log unite(MergeListener listener, Beginning beginning, End end) throws IOException {
        LogRange left = sides.get(0).part(log);
        LogRange right = sides.get(1).part(log);
        long common = left.commonPrefix(right);
        beginning.read(left.log(), common);
        try (NewFile file = target.file(log)) {
            new LogRange(left.log(), 0, common).copyTo(file);
            LineUnion.Summary summary = LineUnion.unite(
                    left.since(common), right.since(common), keys, writing(file), listener.step("uniting " + log));
            end.add(file);
            file.finish();
            if (file.size() == 0) {
                target.remove(log);
            }
            return new MergeResult.Log(
                    file.size(), common, first, second, both, summary.reordered(), 0, summary.leftOut());
        }
    }

    private LineUnion.Sink writing(NewFile file) {
        return new LineUnion.Sink() {
            @Override
            public void read(int side, LogLine line) {
                sink.read(side, line);
            }

            @Override
            public void united(LogLine line, boolean fromFirst, boolean fromSecond) throws IOException {
                file.addLine(line.bytes());
                first += fromFirst && !fromSecond ? 1 : 0;
                second += fromSecond && !fromFirst ? 1 : 0;
                both += fromFirst && fromSecond ? 1 : 0;
                sink.united(line, fromFirst, fromSecond);
            }
        };
    }
}
