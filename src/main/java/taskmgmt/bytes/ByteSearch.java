package taskmgmt.bytes;

import java.util.Arrays;

/** Looks for a few bytes among many. */
public final class ByteSearch {
    private ByteSearch() {}

    /** Whether the bytes from {@code start} to before {@code end} hold these, of which there is at least one. */
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
