package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Distinguishes the drained part of the bus from that of any other file: hashes of its first and its last {@value #BYTES} bytes. A
 * bus that was replaced, trimmed or rewritten has a different one, whatever its length; a copy of the whole directory has the same.
 */
public final class BusPrint {
    /** For a bus whose print was never recorded. */
    public static final String UNKNOWN = "-";
    private static final int BYTES = 4096;
    private static final int DIGITS = 16;

    private BusPrint() {}

    /** @param end how far the bus is drained, in bytes; it must be at least this long */
    public static String of(Path bus, long end) throws IOException {
        long length = Math.min(end, BYTES);
        String first = Digests.ofRange(bus, 0, length).substring(0, DIGITS);
        return first + (end <= BYTES ? first : Digests.ofRange(bus, end - length, length).substring(0, DIGITS));
    }

    /** Whether the bus still begins with what was drained from it. */
    static boolean isSame(BusPlace drained, Path bus) throws IOException {
        long end = drained.end();
        if (end == 0) {
            return true;
        }
        if (!Files.isRegularFile(bus, LinkOption.NOFOLLOW_LINKS) || Files.size(bus) < end) {
            return false;
        }
        return drained.print().equals(UNKNOWN) || drained.print().equals(of(bus, end));
    }
}
