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
 * Any number of records in bounded memory, by position: the newest blocks are kept in memory, the others in a temporary file. The
 * file is private to the user and has no name once it is open, so it disappears with this object, or with the process. If it cannot
 * be created or written, the blocks stay in memory. Not thread-safe.
 */
final class RunRecords {
    private static final int FIRST_BLOCK_BYTES = 1 << 12;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MAX_KEPT_BLOCKS = 4;
    /** Most records are shorter, so that one read is enough. */
    private static final int USUAL_BYTES = 1 << 10;

    private final int blockBytes;
    private final List<Block> blocks = new ArrayList<>();
    /** All blocks before this one are in a file. */
    private int oldestKept;
    private int kept;
    private @Nullable FileChannel file;
    private long fileBytes;
    private boolean keepsAll;

    RunRecords() {
        this(BLOCK_BYTES);
    }

    /** @param blockBytes the size of a block, unless a single record is larger */
    RunRecords(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    /** Records one after the other, in memory or in a file. */
    private static final class Block {
        private byte @Nullable [] bytes;
        private int length;
        private @Nullable FileChannel file;
        private long start;

        Block(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] kept() {
            byte[] kept = bytes;
            if (kept == null) {
                throw new IllegalStateException("a block was written out");
            }
            return kept;
        }

        byte[] whole() {
            byte[] kept = bytes;
            return kept == null ? read(0, length) : kept;
        }

        byte[] record(int at) {
            byte[] kept = bytes;
            if (kept != null) {
                return RunRecords.record(kept, at);
            }
            byte[] usual = read(at, Math.min(USUAL_BYTES, length - at));
            int needed = Integer.BYTES + ByteBuffer.wrap(usual).getInt();
            return RunRecords.record(needed <= usual.length ? usual : read(at, needed), 0);
        }

        private byte[] read(int at, int count) {
            FileChannel from = file;
            if (from == null) {
                throw new IllegalStateException("nothing was written out");
            }
            try {
                ByteBuffer read = ByteBuffer.allocate(count);
                while (read.hasRemaining()) {
                    if (from.read(read, start + at + read.position()) < 0) {
                        throw new IOException("a temporary file has become shorter");
                    }
                }
                return read.array();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @return the new end of the file */
        long writeOut(FileChannel to, long position) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(kept(), 0, length);
            long end = position;
            while (left.hasRemaining()) {
                end += to.write(left, end);
            }
            file = to;
            start = position;
            bytes = null;
            return end;
        }
    }

    /** Adds a record; returns its position, which is not negative and larger than that of every earlier record. */
    long add(byte[] record) {
        int length = record.length + Integer.BYTES;
        Block last = blocks.isEmpty() ? null : blocks.getLast();
        if (last == null || last.kept().length - last.length < length) {
            last = new Block(new byte[Math.max(last == null ? Math.min(blockBytes, FIRST_BLOCK_BYTES) : blockBytes, length)]);
            blocks.add(last);
            kept++;
            writeOut();
        }
        int at = last.length;
        ByteBuffer.wrap(last.kept(), at, length).putInt(record.length).put(record);
        last.length = at + length;
        return place(blocks.size() - 1) | at;
    }

    /** Adds all records of another one, which must not be used afterwards; returns the shift of their positions. */
    long addAll(RunRecords later) {
        long shift = place(blocks.size());
        blocks.addAll(later.blocks);
        kept += later.kept;
        return shift;
    }

    private static long place(int block) {
        return (long) block << Integer.SIZE;
    }

    /** The record at a position. */
    byte[] at(long place) {
        return blocks.get((int) (place >>> Integer.SIZE)).record((int) place);
    }

    /** Passes on the records at these ascending positions; each block is read once. */
    void forEach(long[] places, Consumer<byte[]> to) {
        int read = -1;
        byte[] block = {};
        for (long place : places) {
            int number = (int) (place >>> Integer.SIZE);
            if (number != read) {
                block = blocks.get(number).whole();
                read = number;
            }
            to.accept(record(block, (int) place));
        }
    }

    private static byte[] record(byte[] block, int at) {
        int start = at + Integer.BYTES;
        return Arrays.copyOfRange(block, start, start + ByteBuffer.wrap(block).getInt(at));
    }

    /** Writes out the oldest block in memory, if there are enough newer ones. */
    private void writeOut() {
        if (keepsAll || kept <= MAX_KEPT_BLOCKS) {
            return;
        }
        while (blocks.get(oldestKept).bytes == null) {
            oldestKept++;
        }
        try {
            FileChannel to = file == null ? open() : file;
            file = to;
            fileBytes = blocks.get(oldestKept).writeOut(to, fileBytes);
            kept--;
        } catch (IOException noRoom) {
            keepsAll = true; // it uses more memory, but nothing is lost
        }
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("task-mgmt-runs-", ".tmp");
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
