package taskmgmt.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.imports.Attempts;
import taskmgmt.imports.ImportedEvent;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * An event as it is sorted: its line of the registry, and of what the line says only what is needed on the way. In the order
 * of position, rank and sequence.
 *
 * @param position microseconds since 1970-01-01T00:00:00Z
 * @param rank     among events of equal position, see {@link ImportedEvent#rank}
 * @param sequence in the order of the source
 * @param row      where the source says so
 */
record SortedEvent(long position, int rank, long sequence, long row, EventType type, String taskId, String attempt, byte[] line)
        implements Attempts.Moment, Comparable<SortedEvent> {
    private static final long MICROS = 1_000_000;
    private static final int OVERHEAD_BYTES = 200;
    private static final EventType[] TYPES = EventType.values();

    static SortedEvent of(ImportedEvent imported, long sequence, boolean keepOrder) {
        TaskEvent event = imported.event();
        long position = Math.addExact(Math.multiplyExact(imported.position().getEpochSecond(), MICROS), imported.position().getNano() / 1_000);
        return new SortedEvent(keepOrder ? 0 : position, keepOrder ? 0 : imported.rank(), sequence, imported.row(), event.type(),
                event.taskId(), imported.attempt(), RegistryCodec.encode(event));
    }

    static SortedEvent read(DataInputStream in) throws IOException {
        long position = in.readLong();
        int rank = in.readByte();
        long sequence = in.readLong();
        long row = in.readLong();
        EventType type = TYPES[in.readByte()];
        String taskId = in.readUTF();
        String attempt = in.readUTF();
        byte[] line = in.readNBytes(in.readInt());
        return new SortedEvent(position, rank, sequence, row, type, taskId, attempt, line);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(position);
        out.writeByte(rank);
        out.writeLong(sequence);
        out.writeLong(row);
        out.writeByte(type.ordinal());
        out.writeUTF(taskId);
        out.writeUTF(attempt);
        out.writeInt(line.length);
        out.write(line);
    }

    /** About what it takes in memory. */
    int bytes() {
        return line.length + taskId.length() + OVERHEAD_BYTES;
    }

    @Override
    public TaskEvent event() {
        try {
            return RegistryCodec.decode(Json.lenient().parse(line, 0, line.length));
        } catch (BadJsonException e) {
            throw new IllegalStateException("a line of our own cannot be read", e);
        }
    }

    @Override
    public int compareTo(SortedEvent other) {
        int byPosition = Long.compare(position, other.position);
        int byRank = byPosition == 0 ? Integer.compare(rank, other.rank) : byPosition;
        return byRank == 0 ? Long.compare(sequence, other.sequence) : byRank;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortedEvent that && sequence == that.sequence;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return "event " + sequence + " of " + taskId;
    }
}
