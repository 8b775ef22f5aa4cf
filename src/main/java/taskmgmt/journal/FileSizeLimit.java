package taskmgmt.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The limit on file sizes for this process. A write that reaches it is cut short, just as on a full disk. */
public final class FileSizeLimit {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String NAME = "Max file size";

    private FileSizeLimit() {}

    /** Whether this limit keeps a file from reaching this size, in bytes. False if the system does not report a limit. */
    public static boolean forbids(long size) {
        try {
            return size > in(Files.readAllLines(LIMITS, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    /** The limit in the system's list; effectively unlimited if the list has none. */
    static long in(List<String> limits) {
        for (String limit : limits) {
            if (limit.startsWith(NAME)) {
                String soft = limit.substring(NAME.length()).trim().split(" +", -1)[0];
                return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
            }
        }
        return Long.MAX_VALUE;
    }
}
