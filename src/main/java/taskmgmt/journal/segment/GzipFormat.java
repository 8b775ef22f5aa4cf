package taskmgmt.journal.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a compressed segment is written: gzip, RFC 1952, as any {@code zcat} reads it, and yet any part of it can be read
 * without what is before.
 *
 * <p>The content is cut into blocks of {@value #BLOCK_BYTES} bytes, the last one shorter, each a gzip member of its own. A
 * member's header carries an extra field (RFC 1952, 2.3.1.1) with a subfield {@code TM}: the length of the member, as four
 * bytes. A last member without content has two more subfields. {@code TS} is the SHA-256 of the whole file, in which these 32 bytes
 * count as zeros, so that no bit of it can change unnoticed, be it one that has no meaning; segments of earlier versions have none.
 * {@code TI} is the table: how many bytes the content has, the
 * {@linkplain LogIdentity identity} of the plain file, how many blocks there are from one entry to the next, and for each
 * entry where the member of its block begins, eight bytes each, and at last the length of this member, four bytes, to find
 * its beginning from the file's end. All numbers are little-endian, as in the rest of gzip. A file without that last member
 * is not of ours, or not whole.
 *
 * <p>Blocks with their length in an extra field are the idea of BGZF: SAM/BAM Format Specification (samtools/hts-specs,
 * SAMv1), section 4.1.
 */
public final class GzipFormat {
    public static final int BLOCK_BYTES = 64 * 1024;
    /** A member's bytes around what is compressed: header with extra field, checksum, length. */
    static final int HEADER_BYTES = 20;
    static final int TRAILER_BYTES = 8;
    /** As deflate stores what it cannot compress, in one block of at most 65,535 bytes, or two. */
    static final int MAX_MEMBER_BYTES = HEADER_BYTES + BLOCK_BYTES + 2 * 5 + TRAILER_BYTES;
    static final int MAX_ENTRIES = 8_000;

    private static final int FIXED_TABLE_BYTES = 3 * Long.BYTES;
    static final int SUM_BYTES = 32;
    private static final int SUM_FIELD_BYTES = 4 + SUM_BYTES;
    /** Where the sum is in the last member. */
    static final int SUM_AT = HEADER_BYTES + 4;
    /** Deflate's shortest stream without content. */
    private static final byte[] NOTHING = {3, 0};
    private static final int AFTER_TABLE_BYTES = NOTHING.length + TRAILER_BYTES;
    static final int END_BYTES = Integer.BYTES + AFTER_TABLE_BYTES;

    private GzipFormat() {}

    /**
     * Where everything is.
     *
     * @param contentLength bytes of the content
     * @param identity      of the plain file
     * @param stride        this many blocks from one entry to the next
     * @param entries       where each such member begins
     * @param memberLength  of the member that has the table, in bytes
     * @param hasSum        whether there is a sum over the file, as there is in all but those of earlier versions
     */
    record Table(long contentLength, long identity, long stride, LongBuffer entries, int memberLength, boolean hasSum) {}

    /** The header of a member of that length. */
    static void putHeader(ByteBuffer target, int memberLength, int extraBytes) {
        target.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x1f).put((byte) 0x8b).put((byte) 8).put((byte) 4)
                .putInt(0).put((byte) 0).put((byte) 255)
                .putShort((short) (8 + extraBytes))
                .put((byte) 'T').put((byte) 'M').putShort((short) 4).putInt(memberLength);
    }

    /** The length of the member whose header stands there; negative where it is none of ours. */
    public static int memberLength(byte[] bytes, int at) {
        ByteBuffer header = ByteBuffer.wrap(bytes, at, HEADER_BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean ours = header.getInt(0) == 0x04088b1f && (header.getShort(10) & 0xffff) >= 8 && header.get(12) == 'T'
                && header.get(13) == 'M' && header.getShort(14) == 4;
        int length = header.getInt(16);
        return ours && length > HEADER_BYTES + TRAILER_BYTES ? length : -1;
    }

    /** Whether the header of a block's member is to the bit as it is written. */
    static boolean isExact(byte[] bytes, int at, int memberLength) {
        ByteBuffer expected = ByteBuffer.allocate(HEADER_BYTES);
        putHeader(expected, memberLength, 0);
        return Arrays.equals(bytes, at, at + HEADER_BYTES, expected.array(), 0, HEADER_BYTES);
    }

    /** Whether a last member without a sum is to the bit as it was written; but for the identity, which nobody can know. */
    static boolean isExactTable(byte[] member, Table table) {
        ByteBuffer expected = ByteBuffer.allocate(HEADER_BYTES + 4);
        int extra = member.length - HEADER_BYTES - AFTER_TABLE_BYTES;
        putHeader(expected, member.length, extra);
        expected.put((byte) 'T').put((byte) 'I').putShort((short) (extra - 4));
        long stride = 1;
        while ((table.contentLength() + BLOCK_BYTES - 1) / BLOCK_BYTES > stride * MAX_ENTRIES) {
            stride *= 2;
        }
        return table.stride() == stride && Arrays.equals(member, 0, expected.limit(), expected.array(), 0, expected.limit());
    }

    /** Four bytes of a member. */
    static int number(byte[] member, int at) {
        return ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    /** The last member, with the table in it, and zeros for the sum. */
    static byte[] tableMember(long contentLength, long identity, long stride, LongBuffer entries) {
        int payload = FIXED_TABLE_BYTES + entries.limit() * Long.BYTES + Integer.BYTES;
        int extra = SUM_FIELD_BYTES + 4 + payload;
        int length = HEADER_BYTES + extra + AFTER_TABLE_BYTES;
        ByteBuffer member = ByteBuffer.allocate(length);
        putHeader(member, length, extra);
        member.put((byte) 'T').put((byte) 'S').putShort((short) SUM_BYTES).position(SUM_AT + SUM_BYTES);
        member.put((byte) 'T').put((byte) 'I').putShort((short) payload);
        member.putLong(contentLength).putLong(identity).putLong(stride);
        for (int i = 0; i < entries.limit(); i++) {
            member.putLong(entries.get(i));
        }
        member.putInt(length).put(NOTHING).putInt(0).putInt(0);
        return member.array();
    }

    /** The length of the last member, by the last bytes of the file; negative where it is none of ours. */
    static int tableMemberLength(byte[] end) {
        boolean ours = Arrays.equals(end, Integer.BYTES, Integer.BYTES + NOTHING.length, NOTHING, 0, NOTHING.length);
        for (int i = Integer.BYTES + NOTHING.length; i < END_BYTES; i++) {
            ours &= end[i] == 0;
        }
        int length = number(end, 0);
        int entriesBytes = length - HEADER_BYTES - 4 - FIXED_TABLE_BYTES - END_BYTES;
        // The field of the sum is no multiple of an entry, which tells the two apart.
        entriesBytes -= entriesBytes % Long.BYTES == 0 ? 0 : SUM_FIELD_BYTES;
        return ours && entriesBytes >= 0 && entriesBytes % Long.BYTES == 0 && entriesBytes / Long.BYTES <= MAX_ENTRIES
                ? length : -1;
    }

    /** The table in a last member; null where it is none of ours. */
    static @Nullable Table table(byte[] member) {
        ByteBuffer bytes = ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN);
        boolean hasSum = bytes.get(HEADER_BYTES + 1) == 'S';
        int at = HEADER_BYTES + (hasSum ? SUM_FIELD_BYTES : 0);
        if (memberLength(member, 0) != member.length || at + 4 + FIXED_TABLE_BYTES + END_BYTES > member.length
                || bytes.get(HEADER_BYTES) != 'T' || bytes.get(at) != 'T' || bytes.get(at + 1) != 'I') {
            return null;
        }
        bytes.position(at + 4);
        long contentLength = bytes.getLong();
        long identity = bytes.getLong();
        long stride = bytes.getLong();
        int count = (bytes.remaining() - END_BYTES) / Long.BYTES;
        LongBuffer entries = bytes.slice(bytes.position(), count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        long blocks = (contentLength + BLOCK_BYTES - 1) / BLOCK_BYTES;
        boolean sound = contentLength > 0 && stride > 0 && count == (blocks + stride - 1) / stride;
        return sound ? new Table(contentLength, identity, stride, entries, member.length, hasSum) : null;
    }
}
