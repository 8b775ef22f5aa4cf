package taskmgmt.bytes;

import java.util.Arrays;

/** Searches for a short sequence of bytes in a longer one. */
public final class ByteSearch {
    private ByteSearch() {}

    /** Whether the bytes from {@code start} to before {@code end} contain these; there must be at least one. */
    public static boolean contains(byte[] bytes, int start, int end, byte[] wanted) {
        int last = end - wanted.length;
        for (int i = start; i <= last; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
