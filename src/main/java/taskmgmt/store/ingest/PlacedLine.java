package taskmgmt.store.ingest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import taskmgmt.spill.SpillSorter;

/**
 * A line with its position in time. Immutable.
 *
 * @param position its own time, or that of the event that it follows, if it claims to have happened earlier
 * @param step     its position in the course of its task, for events at the same moment: created, started, …, ended
 * @param number   of the line in its source: lines that are equal in all this keep their order
 */
// Nobody compares these, and the bytes are written only once.
@SuppressWarnings("ArrayRecordComponent")
record PlacedLine(long position, int step, long number, byte[] line) {
    private static final long OVERHEAD_BYTES = 64;

    static final Comparator<PlacedLine> ORDER = Comparator.comparingLong(PlacedLine::position).thenComparingInt(PlacedLine::step)
            .thenComparingLong(PlacedLine::number);

    static final SpillSorter.Form<PlacedLine> FORM = new SpillSorter.Form<>() {
        @Override
        public void write(PlacedLine item, DataOutputStream out) throws IOException {
            out.writeLong(item.position);
            out.writeInt(item.step);
            out.writeLong(item.number);
            out.writeInt(item.line.length);
            out.write(item.line);
        }

        @Override
        public PlacedLine read(DataInputStream in) throws IOException {
            return new PlacedLine(in.readLong(), in.readInt(), in.readLong(), in.readNBytes(in.readInt()));
        }

        @Override
        public long bytes(PlacedLine item) {
            return OVERHEAD_BYTES + item.line.length;
        }
    };
}
