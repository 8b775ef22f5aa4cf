package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of all processes, and what the kernel has counted for one of them: {@code /proc/PID/stat}, {@code status}, {@code io}
 * and {@code net/dev}, in the formats of proc(5). A process that has ended in the meantime, or may not be inspected, has no
 * figures; without Linux no process has any.
 */
public final class ProcessTable {
    /** How many ticks a second has in all figures that Linux shows to programs, on every architecture that Java runs on. */
    public static final int TICKS_PER_SECOND = 100;

    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int CHILDREN_USER_TICKS = 13;
    private static final int CHILDREN_SYSTEM_TICKS = 14;
    private static final int START_TICKS = 19;
    private static final int FIELDS = 20;
    private static final int SENT_FIELD = 8;
    private static final long KIB = 1024;
    private static final String OPEN_FILES = "Max open files";

    private final Path proc;

    public ProcessTable() {
        this(Path.of("/proc"));
    }

    /** Reads another directory in the format of {@code /proc}. */
    public ProcessTable(Path proc) {
        this.proc = proc;
    }

    /**
     * A process at one moment. Times are in ticks.
     *
     * @param parent          its parent process
     * @param group           its process group
     * @param foregroundGroup the foreground process group of its terminal; -1 if it has none
     * @param startTicks      when it began, since the machine was started; together with its pid it identifies a process
     * @param userTicks       spent in its own code
     * @param systemTicks     spent in the kernel for it
     * @param waitedUserTicks spent by those of its children that it has waited for, and by theirs
     * @param waitedSystemTicks the same, in the kernel
     */
    public record Entry(
            long pid, long parent, long group, long foregroundGroup, long startTicks, long userTicks, long systemTicks,
            long waitedUserTicks, long waitedSystemTicks) {
        public long ticks() {
            return userTicks + systemTicks;
        }

        public long waitedTicks() {
            return waitedUserTicks + waitedSystemTicks;
        }
    }

    /**
     * What a process holds in memory.
     *
     * @param residentBytes now
     * @param peakBytes     the peak so far, since it became the current program
     * @param threads       number of threads
     */
    public record Memory(long residentBytes, long peakBytes, int threads) {}

    /** What a process has caused to be read from and written to disks, in bytes. */
    public record DiskIo(long readBytes, long writtenBytes) {}

    /** Every process that can be seen. */
    public List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(proc)) {
            for (Path name : names) {
                long pid = number(name.getFileName().toString());
                Entry entry = pid < 0 ? null : entry(pid);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        } catch (IOException _) {
            return entries; // another system
        }
        return entries;
    }

    /** One process; null if it is gone. */
    public @Nullable Entry entry(long pid) {
        return entry(pid, read(pid + "/stat"));
    }

    /** The command line that the process was started with, separated by blanks; null if it is gone or may not be inspected. */
    public @Nullable String commandLine(long pid) {
        String words = read(pid + "/cmdline");
        return words == null ? null
                : new String(words.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace('\0', ' ').strip();
    }

    /** Whether it runs, sleeps or waits, in words; null if it is gone. */
    public @Nullable String state(long pid) {
        String stat = read(pid + "/stat");
        int at = stat == null ? -1 : stat.lastIndexOf(')') + 2;
        return stat == null || at >= stat.length() ? null : switch (stat.charAt(at)) {
            case 'R' -> "running";
            case 'S', 'I' -> "sleeping";
            case 'D' -> "waiting for a device";
            case 'T', 't' -> "stopped";
            case 'Z', 'X' -> "ended";
            default -> "in state " + stat.charAt(at);
        };
    }

    /** The kernel function in which it sleeps or waits; null if it does not, or if that may not be seen. */
    public @Nullable String waitsIn(long pid) {
        String function = read(pid + "/wchan");
        return function == null || function.isBlank() || function.equals("0") ? null : function.strip();
    }

    /** Whether processes can be inspected here at all. */
    public boolean isThere() {
        return read("self/stat") != null;
    }

    /** This process. */
    public @Nullable Entry self() {
        return entry(ProcessHandle.current().pid(), read("self/stat"));
    }

    /** {@code 4711 (a name) S 1 4711 …}: the name may contain anything, so the fields are counted from after it. */
    private static @Nullable Entry entry(long pid, @Nullable String stat) {
        if (stat == null) {
            return null;
        }
        long[] fields = new long[FIELDS];
        int at = stat.lastIndexOf(')') + 2;
        if (stat.startsWith("Z", at)) {
            return null; // it is a zombie
        }
        for (int i = 0; i < FIELDS; i++) {
            int end = stat.indexOf(' ', at);
            if (end < 0) {
                return null;
            }
            fields[i] = i == 0 ? 0 : number(stat.substring(at, end));
            at = end + 1;
        }
        return new Entry(pid, fields[PARENT], fields[GROUP], fields[FOREGROUND_GROUP], fields[START_TICKS], fields[USER_TICKS],
                fields[SYSTEM_TICKS], fields[CHILDREN_USER_TICKS], fields[CHILDREN_SYSTEM_TICKS]);
    }

    /** What the process holds in memory; null if it is gone, or is a zombie. */
    public @Nullable Memory memory(long pid) {
        return memory(read(pid + "/status"));
    }

    /** What this process holds in memory. */
    public @Nullable Memory ownMemory() {
        return memory(read("self/status"));
    }

    private static @Nullable Memory memory(@Nullable String status) {
        if (status == null) {
            return null;
        }
        long peak = figure(status, "VmHWM:");
        long resident = figure(status, "VmRSS:");
        return peak < 0 || resident < 0
                ? null : new Memory(resident * KIB, peak * KIB, (int) Math.max(1, figure(status, "Threads:")));
    }

    /** The signals that were ignored when this process was started: bit n-1 for signal n. */
    public long ignoredSignals() {
        String status = read("self/status");
        int at = status == null ? -1 : status.indexOf("SigIgn:");
        if (status == null || at < 0) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(status, at + "SigIgn:".length() + 1, status.indexOf('\n', at), 16);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** What the process has read and written; null if that may not be seen, as for one of another user. */
    public @Nullable DiskIo io(long pid) {
        String text = read(pid + "/io");
        long read = text == null ? -1 : figure(text, "\nread_bytes:");
        long written = text == null ? -1 : figure(text, "\nwrite_bytes:");
        return read < 0 || written < 0 ? null : new DiskIo(read, written);
    }

    /**
     * What the network interfaces of a process have carried, without the loopback. The kernel counts it by network namespace, not
     * by process.
     *
     * @param namespace the network namespace
     */
    public record Network(String namespace, long receivedBytes, long sentBytes) {}

    /** Null if the process shares this process's network, which carries everybody's traffic, or if it may not be seen. */
    public @Nullable Network network(long pid) {
        String namespace = link(pid + "/ns/net");
        String text = namespace == null || namespace.equals(link("self/ns/net")) ? null : read(pid + "/net/dev");
        if (namespace == null || text == null) {
            return null;
        }
        long received = 0;
        long sent = 0;
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            String[] fields = colon < 0 ? new String[0] : line.substring(colon + 1).strip().split(" +", -1);
            if (fields.length > SENT_FIELD && !line.substring(0, colon).strip().equals("lo")) {
                received += Math.max(0, number(fields[0]));
                sent += Math.max(0, number(fields[SENT_FIELD]));
            }
        }
        return new Network(namespace, received, sent);
    }

    private @Nullable String link(String name) {
        try {
            return Files.readSymbolicLink(proc.resolve(name)).toString();
        } catch (IOException | UnsupportedOperationException _) {
            return null;
        }
    }

    /**
     * How many files a process has open, and how many it may.
     *
     * @param limit the soft limit; null for none
     */
    public record OpenFiles(int count, @Nullable Long limit) {}

    /** Null if that may not be seen, as for a process of another user. */
    public @Nullable OpenFiles openFiles(long pid) {
        String limits = read(pid + "/limits");
        int at = limits == null ? -1 : limits.indexOf(OPEN_FILES);
        if (limits == null || at < 0) {
            return null;
        }
        int count = 0;
        try (DirectoryStream<Path> names = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path _ : names) {
                count++;
            }
        } catch (IOException | DirectoryIteratorException _) {
            return null;
        }
        long limit = figure(limits, OPEN_FILES);
        return new OpenFiles(count, limit < 0 ? null : limit);
    }

    /** The number after a name; -1 if there is none. */
    private static long figure(String text, String name) {
        int at = text.indexOf(name);
        if (at < 0) {
            return -1;
        }
        int from = at + name.length();
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return number(text.substring(from, end));
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private @Nullable String read(String file) {
        try {
            return Files.readString(proc.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return null; // the process has ended in the meantime or belongs to another user, or this is not Linux
        }
    }
}
