package taskmgmt.store.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import taskmgmt.audit.tree.MerkleHasher;
import taskmgmt.audit.tree.MerkleProofs;
import taskmgmt.audit.tree.MerkleTree;
import taskmgmt.audit.tree.Subtrees;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.store.heads.SeenLogs;

/**
 * The Merkle tree over the audit log: leaf N is its line N, counting from 0 and without blank lines, without the newline.
 *
 * <p>For every {@value #TILE_LEAVES} leaves (a tile), it keeps the root of the subtree over them and the end of the last
 * of them, 40 bytes in all. The leaves of a tile are read from the log again when a proof needs them, and must yield that
 * root. The file is small enough to be rewritten as a whole when it has grown. A tree is made by continuing from it, so
 * what follows the last whole tile is read again. The file is derived, and trusted only if the log still has the same
 * bytes before its end.
 *
 * <p>Not thread-safe.
 */
final class AuditTree implements Subtrees {
    private static final int TILE_LEVEL = 8;
    private static final int TILE_LEAVES = 1 << TILE_LEVEL;
    private static final int HASH_BYTES = MerkleHasher.HASH_BYTES;
    private static final int VERSION = 2;

    private final Path directory;
    private final Path audit;
    private final StateFile file;
    private final MerkleHasher hasher = new MerkleHasher();
    private final byte[] leaves = new byte[TILE_LEAVES * HASH_BYTES];
    private final Tile tile = new Tile();
    /** The binding before the log was read. */
    private String binding = "";
    private int leafCount;
    private byte[] roots = new byte[0];
    private long[] ends = new long[0];
    private int tileCount;
    private int savedTiles;
    /** How far the log has been read. */
    private long offset;

    private AuditTree(Path directory, PrivateFiles disk) {
        this.directory = directory;
        this.audit = directory.resolve(LogFiles.AUDIT);
        this.file = new StateFile(directory.resolve(LogFiles.TREE), "tree", VERSION, SyncPolicy.OS, disk);
    }

    /** The tree over all whole lines that the log has at the moment. */
    static AuditTree of(Path directory) throws IOException {
        return of(directory, PrivateFiles.SYSTEM);
    }

    /** The same on another file system. */
    static AuditTree of(Path directory, PrivateFiles disk) throws IOException {
        AuditTree tree = new AuditTree(directory, disk);
        tree.binding = tree.binding();
        Optional<byte[]> content = tree.file.read();
        if (content.isPresent()) {
            tree.restore(ByteBuffer.wrap(content.get()));
        }
        tree.grow();
        return tree;
    }

    /** The same from the log alone, ignoring the saved file: for what is about to be signed. */
    static AuditTree fromLog(Path directory, PrivateFiles disk) throws IOException {
        AuditTree tree = new AuditTree(directory, disk);
        tree.binding = tree.binding();
        tree.grow();
        return tree;
    }

    /** Adds the lines appended since. */
    void grow() throws IOException {
        LineScanner.scan(audit, offset, Long.MAX_VALUE, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long at) {
                add(buffer, start, end, at);
            }

            @Override
            public void corrupt(long at, long length, String reason) throws LogDamagedException {
                throw new LogDamagedException(audit + " at byte " + at + ": " + reason + ": no tree can be made over that; see"
                        + " task-mgmt audit verify");
            }
        });
    }

    private void add(byte[] buffer, int start, int end, long at) {
        int stop = withReturn(buffer, end);
        hasher.leaf(buffer, start, stop, leaves, leafCount++ * HASH_BYTES);
        offset = at + (stop - start) + 1;
        if (leafCount == TILE_LEAVES) {
            addTile(root(leaves, TILE_LEAVES), offset);
            leafCount = 0;
        }
    }

    /** A scan leaves out a carriage return before the newline, but adding one changes the line. */
    static int withReturn(byte[] buffer, int end) {
        return end < buffer.length && buffer[end] == '\r' ? end + 1 : end;
    }

    private void addTile(byte[] root, long end) {
        if (tileCount == ends.length) {
            ends = Arrays.copyOf(ends, Math.max(16, 2 * tileCount));
            roots = Arrays.copyOf(roots, ends.length * HASH_BYTES);
        }
        System.arraycopy(root, 0, roots, tileCount * HASH_BYTES, HASH_BYTES);
        ends[tileCount++] = end;
    }

    /** The root of the perfect tree over this many hashes. */
    private static byte[] root(byte[] hashes, int count) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < count; i++) {
            tree.addLeafHash(hashes, i * HASH_BYTES);
        }
        return tree.root();
    }

    long size() {
        return ((long) tileCount << TILE_LEVEL) + leafCount;
    }

    /** How far the lines in the tree reach, in bytes. */
    long end() {
        return offset;
    }

    /** Makes proofs, and the roots of any size up to that of the tree. */
    MerkleProofs proofs() {
        return new MerkleProofs(this);
    }

    @Override
    public byte[] hash(int level, long index) {
        if (level >= TILE_LEVEL) {
            int count = 1 << level - TILE_LEVEL;
            int from = (int) index * count * HASH_BYTES;
            return root(Arrays.copyOfRange(roots, from, from + count * HASH_BYTES), count);
        }
        int first = (int) (index << level) % TILE_LEAVES;
        byte[] hashes = leavesOf((index << level) / TILE_LEAVES);
        int count = 1 << level;
        return root(Arrays.copyOfRange(hashes, first * HASH_BYTES, (first + count) * HASH_BYTES), count);
    }

    private byte[] leavesOf(long number) {
        try {
            return number == tileCount ? leaves : tile.read((int) number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The leaves of the tile that was used last: a proof needs several leaves of one tile. */
    private final class Tile implements LineSink {
        private final byte[] hashes = new byte[TILE_LEAVES * HASH_BYTES];
        private int number = -1;
        private int count;

        byte[] read(int wanted) throws IOException {
            if (number != wanted) {
                number = -1;
                count = 0;
                LineScanner.scan(audit, wanted == 0 ? 0 : ends[wanted - 1], ends[wanted], this);
                byte[] expected = Arrays.copyOfRange(roots, wanted * HASH_BYTES, (wanted + 1) * HASH_BYTES);
                if (count != TILE_LEAVES || !Arrays.equals(root(hashes, count), expected)) {
                    throw new LogDamagedException(audit + " was changed before byte " + ends[wanted]
                            + " since its tree was made: see task-mgmt audit verify");
                }
                number = wanted;
            }
            return hashes;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long at) {
            if (count < TILE_LEAVES) {
                hasher.leaf(buffer, start, withReturn(buffer, end), hashes, count * HASH_BYTES);
            }
            count++;
        }

        @Override
        public void corrupt(long at, long length, String reason) {
            count++;
        }
    }

    /** Saves the whole tiles. If the directory cannot be written, the next tree is slower, not wrong. */
    void save() throws IOException {
        if (tileCount == savedTiles) {
            return;
        }
        if (!binding.equals(binding())) {
            return; // another program wrote to the log while it was read
        }
        byte[] bound = hasher.leaf(binding.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer content = ByteBuffer.allocate(bound.length + tileCount * (HASH_BYTES + Long.BYTES)).put(bound);
        for (int i = 0; i < tileCount; i++) {
            content.putLong(ends[i]).put(roots, i * HASH_BYTES, HASH_BYTES);
        }
        try {
            file.write(content.array());
            savedTiles = tileCount;
        } catch (JournalException unwritable) {
            return;
        }
    }

    private void restore(ByteBuffer content) throws IOException {
        byte[] bound = new byte[HASH_BYTES];
        int count = (content.remaining() - bound.length) / (HASH_BYTES + Long.BYTES);
        if (count < 1) {
            return;
        }
        content.get(bound);
        byte[] root = new byte[HASH_BYTES];
        for (int i = 0; i < count; i++) {
            long end = content.getLong();
            content.get(root);
            addTile(root, end);
        }
        offset = ends[tileCount - 1];
        savedTiles = tileCount;
        if (LineScanner.size(audit) < offset || !Arrays.equals(bound, hasher.leaf(binding.getBytes(StandardCharsets.US_ASCII)))) {
            tileCount = 0;
            savedTiles = 0;
            offset = 0;
        }
    }

    private String binding() throws IOException {
        return SeenLogs.binding(directory, LogFiles.AUDIT);
    }
}
