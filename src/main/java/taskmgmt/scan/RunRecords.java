package taskmgmt.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any number of records in bounded memory, by their places: the newest blocks of them are kept in memory, the others in a temporary
 * file. The file is private to the user and has no name once it is open, so it is gone with this object, or with the process. Where
 * it cannot be made or written, the blocks stay in memory. Not thread-safe.
 */
final class RunRecords {
    private static final int FIRST_BLOCK_BYTES = 1 << 12;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MAX_KEPT_BLOCKS = 4;
    /** Most records are shorter, so that one read is enough. */
    private static final int USUAL_BYTES = 1 << 10;

    private final int blockBytes;
    /** Null where the block is in the file. */
    private final List<byte @Nullable []> blocks = new ArrayList<>();
    /** How much of each block is written. */
    private final List<Integer> lengths = new ArrayList<>();
    /** Where each of the first blocks begins in the file: those that are in it. */
    private final List<Long> starts = new ArrayList<>();
    private @Nullable FileChannel file;
    private long fileBytes;
    private boolean keepsAll;

    RunRecords() {
        this(BLOCK_BYTES);
    }

    /** @param blockBytes how large a block is, unless one record is larger */
    RunRecords(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    /** Adds a record; its place, which is larger than that of every record before, and not negative. */
    long add(byte[] record) {
        int length = record.length + Integer.BYTES;
        int last = blocks.size() - 1;
        if (last < 0 || block(last).length - lengths.get(last) < length) {
            blocks.add(new byte[Math.max(last < 0 ? Math.min(blockBytes, FIRST_BLOCK_BYTES) : blockBytes, length)]);
            lengths.add(0);
            last++;
            writeOut();
        }
        int at = lengths.get(last);
        ByteBuffer.wrap(block(last), at, length).putInt(record.length).put(record);
        lengths.set(last, at + length);
        return (long) last << Integer.SIZE | at;
    }

    /** The record at a place. */
    byte[] at(long place) {
        int number = (int) (place >>> Integer.SIZE);
        byte[] block = blocks.get(number);
        return block == null ? fromFile(starts.get(number) + (int) place) : record(block, (int) place);
    }

    /** Hands on the records at these places, which rise: each block is read once. */
    void forEach(long[] places, Consumer<byte[]> to) {
        int read = -1;
        byte[] block = {};
        for (long place : places) {
            int number = (int) (place >>> Integer.SIZE);
            if (number != read) {
                block = whole(number);
                read = number;
            }
            to.accept(record(block, (int) place));
        }
    }

    private static byte[] record(byte[] block, int at) {
        int start = at + Integer.BYTES;
        return Arrays.copyOfRange(block, start, start + ByteBuffer.wrap(block).getInt(at));
    }

    private byte[] block(int number) {
        byte[] block = blocks.get(number);
        if (block == null) {
            throw new IllegalStateException("block " + number + " was written out");
        }
        return block;
    }

    private byte[] whole(int number) {
        byte[] block = blocks.get(number);
        return block == null ? read(starts.get(number), lengths.get(number)) : block;
    }

    private byte[] fromFile(long position) {
        byte[] usual = read(position, (int) Math.min(USUAL_BYTES, fileBytes - position));
        int length = Integer.BYTES + ByteBuffer.wrap(usual).getInt();
        return record(length <= usual.length ? usual : read(position, length), 0);
    }

    private byte[] read(long position, int length) {
        FileChannel from = file;
        if (from == null) {
            throw new IllegalStateException("nothing was written out");
        }
        try {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (from.read(bytes, position + bytes.position()) < 0) {
                    throw new IOException("a temporary file has become shorter");
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes out the oldest block in memory, if there are enough newer ones. */
    private void writeOut() {
        int oldest = starts.size();
        if (keepsAll || blocks.size() - oldest <= MAX_KEPT_BLOCKS) {
            return;
        }
        try {
            FileChannel to = file == null ? open() : file;
            file = to;
            ByteBuffer bytes = ByteBuffer.wrap(block(oldest), 0, lengths.get(oldest));
            long position = fileBytes;
            while (bytes.hasRemaining()) {
                position += to.write(bytes, position);
            }
            starts.add(fileBytes);
            fileBytes = position;
            blocks.set(oldest, null);
        } catch (IOException noRoom) {
            keepsAll = true; // it takes memory, and nothing is lost
        }
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("task-mgmt-runs-", ".tmp");
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
