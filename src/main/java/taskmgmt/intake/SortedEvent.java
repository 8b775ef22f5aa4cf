package taskmgmt.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Attempts;
import taskmgmt.imports.ImportedEvent;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.spill.SpillSorter;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * An event as it is sorted: its line for the registry, and only those of its facts that are needed on the way. Ordered by position,
 * in microseconds since 1970, then by rank, then by order in the source. Immutable.
 */
final class SortedEvent implements Attempts.Moment, Comparable<SortedEvent> {
    static final SpillSorter.Form<SortedEvent> FORM = new SpillSorter.Form<>() {
        @Override
        public void write(SortedEvent event, DataOutputStream out) throws IOException {
            event.write(out);
        }

        @Override
        public SortedEvent read(DataInputStream in) throws IOException {
            return SortedEvent.read(in);
        }

        @Override
        public long bytes(SortedEvent event) {
            return event.bytes();
        }
    };

    private static final int OVERHEAD_BYTES = 200;

    private final long position;
    private final int rank;
    private final long sequence;
    private final long row;
    private final EventType type;
    private final String taskId;
    private final String attempt;
    private final byte[] line;

    private SortedEvent(long position, int rank, long sequence, long row, EventType type, String taskId, String attempt, byte[] line) {
        this.position = position;
        this.rank = rank;
        this.sequence = sequence;
        this.row = row;
        this.type = type;
        this.taskId = taskId;
        this.attempt = attempt;
        this.line = line;
    }

    /**
     * @param sequence  its number in the order of the source
     * @param keepOrder whether only that order counts
     */
    static SortedEvent of(ImportedEvent imported, long sequence, boolean keepOrder) {
        TaskEvent event = imported.event();
        long position = keepOrder ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, imported.position());
        return new SortedEvent(position, keepOrder ? 0 : imported.rank(), sequence, imported.row(), event.type(), event.taskId(),
                imported.attempt(), RegistryCodec.encode(event));
    }

    private static SortedEvent read(DataInputStream in) throws IOException {
        long position = in.readLong();
        int rank = in.readByte();
        long sequence = in.readLong();
        long row = in.readLong();
        EventType type = EventType.valueOf(in.readUTF());
        String taskId = in.readUTF();
        String attempt = in.readUTF();
        return new SortedEvent(position, rank, sequence, row, type, taskId, attempt, in.readNBytes(in.readInt()));
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeLong(position);
        out.writeByte(rank);
        out.writeLong(sequence);
        out.writeLong(row);
        out.writeUTF(type.name());
        out.writeUTF(taskId);
        out.writeUTF(attempt);
        out.writeInt(line.length);
        out.write(line);
    }

    /** Its position in the source. */
    long row() {
        return row;
    }

    /** Its line of the registry, without the line's end; not copied. */
    byte[] line() {
        return line;
    }

    /** Its approximate size in memory. */
    private int bytes() {
        return line.length + taskId.length() + OVERHEAD_BYTES;
    }

    @Override
    public EventType type() {
        return type;
    }

    @Override
    public String taskId() {
        return taskId;
    }

    @Override
    public String attempt() {
        return attempt;
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
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedEvent that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }
}
