package taskmgmt.journal.segment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The format of a compressed segment: gzip, RFC 1952, which any {@code zcat} can read, and of which any part can be read without
 * what precedes it.
 *
 * <p>The content is cut into blocks of {@value #BLOCK_BYTES} bytes, of which the last may be shorter. Each is a gzip member of its
 * own. A member's header has an extra field (RFC 1952, 2.3.1.1) with a subfield {@code TM}: the length of the member, as four
 * bytes. A final member without content has two more subfields. {@code TS} is the SHA-256 of the whole file, computed with these 32
 * bytes as zeros, so that no bit can change unnoticed, not even one without meaning; segments of earlier versions have none.
 * {@code TI} is the table: the number of bytes of the content, the {@linkplain LogIdentity identity} of the plain file, the number
 * of blocks from one entry to the next, and for each entry the offset of its block's member, eight bytes each; then the length of
 * this final member, four bytes, so that its start can be found from the end of the file. All numbers are little-endian, as in the
 * rest of gzip. A file without this final member is not one of ours, or is incomplete.
 *
 * <p>Blocks with their length in an extra field are taken from BGZF: SAM/BAM Format Specification (samtools/hts-specs,
 * SAMv1), section 4.1.
 */
public final class GzipFormat {
    public static final int BLOCK_BYTES = 64 * 1024;
    /** The bytes of a member around its compressed data: header with extra field, checksum, length. */
    static final int HEADER_BYTES = 20;
    static final int TRAILER_BYTES = 8;
    /** Deflate stores what it cannot compress in blocks of at most 65,535 bytes; here in one or two. */
    static final int MAX_MEMBER_BYTES = HEADER_BYTES + BLOCK_BYTES + 2 * 5 + TRAILER_BYTES;
    static final int MAX_ENTRIES = 8_000;

    private static final int FIXED_TABLE_BYTES = 3 * Long.BYTES;
    static final int SUM_BYTES = 32;
    private static final int SUM_FIELD_BYTES = 4 + SUM_BYTES;
    /** Offset of the sum in the final member. */
    static final int SUM_AT = HEADER_BYTES + 4;
    /** Deflate's shortest empty stream. */
    private static final byte[] NOTHING = {3, 0};
    private static final int AFTER_TABLE_BYTES = NOTHING.length + TRAILER_BYTES;
    static final int END_BYTES = Integer.BYTES + AFTER_TABLE_BYTES;

    private GzipFormat() {}

    /**
     * The layout of a file.
     *
     * @param contentLength bytes of the content
     * @param identity      of the plain file
     * @param stride        the number of blocks from one entry to the next
     * @param entries       the offset of each of these members
     * @param memberLength  bytes of the member that has the table
     * @param hasSum        whether there is a sum over the file; only those of earlier versions have none
     */
    record Table(long contentLength, long identity, long stride, LongBuffer entries, int memberLength, boolean hasSum) {}

    /** Writes the header of a member of this length. */
    static void putHeader(ByteBuffer target, int memberLength, int extraBytes) {
        target.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x1f).put((byte) 0x8b).put((byte) 8).put((byte) 4)
                .putInt(0).put((byte) 0).put((byte) 255)
                .putShort((short) (8 + extraBytes))
                .put((byte) 'T').put((byte) 'M').putShort((short) 4).putInt(memberLength);
    }

    /** The length of the member whose header is at this position; negative if it is not one of ours. */
    public static int memberLength(byte[] bytes, int at) {
        ByteBuffer header = ByteBuffer.wrap(bytes, at, HEADER_BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean ours = header.getInt(0) == 0x04088b1f && (header.getShort(10) & 0xffff) >= 8 && header.get(12) == 'T'
                && header.get(13) == 'M' && header.getShort(14) == 4;
        int length = header.getInt(16);
        return ours && length > HEADER_BYTES + TRAILER_BYTES ? length : -1;
    }

    /** Whether the header of a block's member is exactly, bit for bit, what this program writes. */
    static boolean isExact(byte[] bytes, int at, int memberLength) {
        ByteBuffer expected = ByteBuffer.allocate(HEADER_BYTES);
        putHeader(expected, memberLength, 0);
        return Arrays.equals(bytes, at, at + HEADER_BYTES, expected.array(), 0, HEADER_BYTES);
    }

    /** Whether a final member without a sum is exactly what this program writes, except for the identity, which cannot be known. */
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

    /** The four-byte number at this position of a member. */
    static int number(byte[] member, int at) {
        return ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    /** The final member: the table, with zeros for the sum. */
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

    /** The length of the final member, according to the last bytes of the file; negative if it is not one of ours. */
    static int tableMemberLength(byte[] end) {
        boolean ours = Arrays.equals(end, Integer.BYTES, Integer.BYTES + NOTHING.length, NOTHING, 0, NOTHING.length);
        for (int i = Integer.BYTES + NOTHING.length; i < END_BYTES; i++) {
            ours &= end[i] == 0;
        }
        int length = number(end, 0);
        int entriesBytes = length - HEADER_BYTES - 4 - FIXED_TABLE_BYTES - END_BYTES;
        // The length of the sum's field is not a multiple of an entry's, so the two cases can be told apart.
        entriesBytes -= entriesBytes % Long.BYTES == 0 ? 0 : SUM_FIELD_BYTES;
        return ours && entriesBytes >= 0 && entriesBytes % Long.BYTES == 0 && entriesBytes / Long.BYTES <= MAX_ENTRIES
                ? length : -1;
    }

    /** The table in a final member; null if it is not one of ours. */
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
