package taskmgmt.journal.segment;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** One block of a file in {@link GzipFormat}, decompressed and compared with its checksum. */
final class GzipMember {
    private GzipMember() {}

    /**
     * Decompresses the member of this length that begins at {@code start}.
     *
     * @param expected the number of bytes that it has to contain
     * @return what is wrong with it; null for nothing, and only then can the block be trusted
     */
    static @Nullable String inflate(Inflater inflater, byte[] bytes, int start, int length, byte[] block, int expected) {
        inflater.reset();
        inflater.setInput(bytes, start + GzipFormat.HEADER_BYTES, length - GzipFormat.HEADER_BYTES - GzipFormat.TRAILER_BYTES);
        int inflated;
        try {
            inflated = inflater.inflate(block, 0, expected);
        } catch (DataFormatException e) {
            return "a block cannot be decompressed";
        }
        CRC32 crc = new CRC32();
        crc.update(block, 0, inflated);
        boolean fits = inflated == expected
                && (int) crc.getValue() == GzipFormat.number(bytes, start + length - GzipFormat.TRAILER_BYTES);
        return fits ? null : "a block does not fit its checksum";
    }
}
