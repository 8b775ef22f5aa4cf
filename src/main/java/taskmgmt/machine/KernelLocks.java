package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which files are locked, by flock(2), fcntl(2) or a lease: {@code /proc/locks}, in the format of proc(5). It is only read: trying
 * a lock would hold it for a moment, and stop a process that starts just then.
 */
public final class KernelLocks {
    private static final int FILE_WORD = 5;
    private static final int WAITS = 1;

    private final Path locks;

    public KernelLocks() {
        this(Path.of("/proc/locks"));
    }

    KernelLocks(Path locks) {
        this.locks = locks;
    }

    /** Whether any process holds a lock on a file. */
    public enum State {
        FREE,
        HELD,
        /** A file with the same inode number on another device is locked: some file systems show two devices for one file. */
        UNSURE
    }

    /** @throws IOException if it cannot be determined */
    public State state(Path file) throws IOException {
        Object inode = Files.getAttribute(file, "unix:ino");
        Object device = Files.getAttribute(file, "unix:dev");
        if (!(inode instanceof Long number && device instanceof Long dev)) {
            throw new IOException(file + " has no inode");
        }
        State state = State.FREE;
        for (String line : Files.readAllLines(locks, StandardCharsets.ISO_8859_1)) {
            String[] words = line.strip().split("\\s+", -1);
            // 1: FLOCK  ADVISORY  WRITE 4711 08:01:262 0 EOF; a waiting one has an arrow after its number
            if (words.length > FILE_WORD && !words[WAITS].equals("->")) {
                State of = of(words[FILE_WORD], number, dev);
                state = of == State.HELD || state == State.FREE ? of == State.FREE ? state : of : state;
            }
        }
        return state;
    }

    private static State of(String word, long inode, long device) {
        String[] parts = word.split(":", -1);
        if (parts.length != 3 || !parts[2].equals(Long.toString(inode))) {
            return State.FREE;
        }
        try {
            long major = Long.parseLong(parts[0], 16);
            long minor = Long.parseLong(parts[1], 16);
            return major == major(device) && minor == minor(device) ? State.HELD : State.UNSURE;
        } catch (NumberFormatException _) {
            return State.UNSURE;
        }
    }

    /** Unpacks it as glibc packs major and minor into one number: makedev(3). */
    private static long major(long device) {
        return device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
    }

    private static long minor(long device) {
        return device & 0xff | device >>> 12 & ~0xffL & 0xffffffffL;
    }
}
