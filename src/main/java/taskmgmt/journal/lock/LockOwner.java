package taskmgmt.journal.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The process that has a lock, for the error message to those that do not get it.
 *
 * <p>Linux lists the locks of all processes in {@code /proc/locks}, one on each line, as in
 * {@code 1: POSIX  ADVISORY  WRITE 4711 fe:00:1050 0 EOF}: the process, then device and inode, then the first and the last byte; the lock
 * is the entry that starts at 0. Looking there costs the writer nothing, requires no file to be written, and is never out of date. On a
 * system without this file, no owner is named.
 */
public final class LockOwner {
    private static final Path LOCKS = Path.of("/proc/locks");

    private LockOwner() {}

    /** {@code " (pid 4711)"}, or an empty string if it is not known. */
    static String of(Path file) {
        try {
            return in(Files.readAllLines(LOCKS, StandardCharsets.ISO_8859_1), inode(file));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    /** The process that has the lock of this file, which is not touched; empty if no process has it or it is not known. */
    public static OptionalLong pid(Path file) {
        String owner = of(file);
        return owner.isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(owner, " (pid ".length(), owner.length() - 1, 10));
    }

    private static String inode(Path file) throws IOException {
        return String.valueOf(Files.getAttribute(file, "unix:ino"));
    }

    static String in(List<String> locks, String inode) {
        for (String lock : locks) {
            String[] words = lock.trim().split(" +", -1);
            if (words.length > 6 && words[1].equals("POSIX") && words[6].equals("0") && words[5].endsWith(":" + inode)
                    && !words[4].equals("0") && !words[4].equals("-1")) {
                return " (pid " + words[4] + ")";
            }
        }
        return "";
    }
}
