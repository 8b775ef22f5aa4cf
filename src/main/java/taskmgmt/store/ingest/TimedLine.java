package taskmgmt.store.ingest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import taskmgmt.spill.SpillSorter;
import taskmgmt.task.EventType;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * An event line with a known time, on its way to its position in the order of its task. Immutable.
 *
 * @param number      of the line in its source
 * @param micros      when it happened; the earlier reading, if the clock repeated that hour
 * @param laterMicros the later reading; otherwise the same
 * @param tsStart     where the value of {@code ts} begins in the line, including its quotes
 * @param tsEnd       where it ends
 * @param rewritten   whether that value must be rewritten in the registry's format
 */
// Nobody compares these, and the bytes are written only once.
@SuppressWarnings("ArrayRecordComponent")
record TimedLine(
        long number, String taskId, EventType type, long micros, long laterMicros, int tsStart, int tsEnd, boolean rewritten, byte[] line) {
    private static final long OVERHEAD_BYTES = 160L;
    private static final List<EventType> TYPES = List.of(EventType.values());

    /** Task by task: first the events that make up its course, by time, then the others, by time. */
    static final Comparator<TimedLine> BY_TASK = Comparator.comparing(TimedLine::taskId).thenComparingInt(TimedLine::phase)
            .thenComparingLong(TimedLine::micros).thenComparingLong(TimedLine::number);

    static final SpillSorter.Form<TimedLine> FORM = new SpillSorter.Form<>() {
        @Override
        public void write(TimedLine item, DataOutputStream out) throws IOException {
            out.writeLong(item.number);
            write(item.taskId.getBytes(StandardCharsets.UTF_8), out);
            out.writeByte(TYPES.indexOf(item.type));
            out.writeLong(item.micros);
            out.writeLong(item.laterMicros);
            out.writeInt(item.tsStart);
            out.writeInt(item.tsEnd);
            out.writeBoolean(item.rewritten);
            write(item.line, out);
        }

        private static void write(byte[] bytes, DataOutputStream out) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        @Override
        public TimedLine read(DataInputStream in) throws IOException {
            return new TimedLine(in.readLong(), new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8),
                    TYPES.get(in.readByte()), in.readLong(), in.readLong(), in.readInt(), in.readInt(), in.readBoolean(),
                    in.readNBytes(in.readInt()));
        }

        @Override
        public long bytes(TimedLine item) {
            return OVERHEAD_BYTES + item.taskId.length() + item.line.length;
        }
    };

    boolean creates() {
        return type == EventType.CREATED;
    }

    boolean starts() {
        return type == EventType.STARTED;
    }

    boolean ends() {
        return type == EventType.COMPLETED || type == EventType.FAILED || type == EventType.CANCELLED;
    }

    /** 0 for a creation, 1 for a start or an end, 2 for the rest. */
    int phase() {
        return creates() ? 0 : starts() || ends() ? 1 : 2;
    }

    /** Its time if it follows another moment: in a repeated hour, the first reading that is not earlier. */
    long microsAfter(long moment) {
        return micros < moment ? laterMicros : micros;
    }

    /** The line with its time in the registry's format, if it was written differently. */
    byte[] lineAt(long atMicros) {
        if (!rewritten) {
            return line;
        }
        byte[] ts = ('"' + Rfc3339.format(Objects.requireNonNull(Micros.instant(atMicros), "a line has a time")) + '"').getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[tsStart + ts.length + line.length - tsEnd];
        System.arraycopy(line, 0, whole, 0, tsStart);
        System.arraycopy(ts, 0, whole, tsStart, ts.length);
        System.arraycopy(line, tsEnd, whole, tsStart + ts.length, line.length - tsEnd);
        return whole;
    }
}
