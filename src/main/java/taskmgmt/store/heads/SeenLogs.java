package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.SlotFile;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.segment.LogStamp;
import taskmgmt.journal.segment.SegmentNames;

/**
 * Whether only this program has written to a log, so that data derived from it can be trusted.
 *
 * <p>The holder of the lock compares the {@linkplain LogStamp stamp} of each log with the one that the last writer left. If they differ,
 * another program has written there, perhaps in place: a new <em>generation</em> of the log begins, named by its first stamp. After its own
 * writes, which only append, a writer leaves the new stamp under the same generation. So as long as the generation is the same, bytes that
 * were in the log have not changed.
 *
 * <p>Data derived from a log is bound to its generation ({@link #binding}), and ignored under any other generation.
 */
public final class SeenLogs {
    private static final List<String> LOGS = List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT);
    private static final String KIND = "seen";
    private static final int VERSION = 2;
    /** Stored as a {@link StateFile} with the same content. */
    private static final int VERSION_OF_STATE_FILE = 1;
    /**
     * How often a reader looks again while a writer is active: in all longer than a sync takes on most disks, and too short to be noticed.
     */
    private static final int LOOKS = 20;
    private static final long BETWEEN_LOOKS_NANOS = 3_000_000;

    /** One for each of {@link #LOGS}; empty for a log that has never been seen. */
    private final List<Seen> logs;
    /** The current stamps, for an instance that has looked at the logs; otherwise empty. */
    private final List<LogStamp> stamps;
    /** The inode of the directory in which the logs were seen, which does not change when it is moved; empty if it was not recorded. */
    private final String place;

    private SeenLogs(List<Seen> logs, List<LogStamp> stamps, String place) {
        this.logs = logs;
        this.stamps = stamps;
        this.place = place;
    }

    private record Seen(String generation, String stamp) {
        private static final Seen NEVER = new Seen("-", "-");
    }

    /** The file in which the last writer leaves it. */
    public static SlotFile file(Path directory, PrivateFiles disk) {
        return new SlotFile(directory.resolve(LogFiles.SEEN), KIND, VERSION, disk);
    }

    /** What the last writer left; without the lock. */
    public static SeenLogs load(Path directory) {
        return parse(directory, file(directory, PrivateFiles.SYSTEM).read());
    }

    /** The same for a writer that has taken the lock. */
    public static SeenLogs load(Path directory, SlotFile file) {
        return parse(directory, file.readToWrite());
    }

    private static SeenLogs parse(Path directory, Optional<byte[]> written) {
        Optional<byte[]> content = written.isPresent() ? written
                : new StateFile(directory.resolve(LogFiles.SEEN), KIND, VERSION_OF_STATE_FILE, SyncPolicy.OS).read();
        List<Seen> logs = new ArrayList<>();
        String[] words = content.isEmpty() ? new String[0] : new String(content.get(), StandardCharsets.US_ASCII).strip().split(" ", -1);
        for (int i = 0; i < LOGS.size(); i++) {
            logs.add(words.length >= 2 * LOGS.size() ? new Seen(words[2 * i], words[2 * i + 1]) : Seen.NEVER);
        }
        return new SeenLogs(logs, List.of(), words.length > 2 * LOGS.size() ? words[2 * LOGS.size()] : "");
    }

    /**
     * For a writer that has taken the lock and not written yet: starts a new generation of each log that is not as it was left.
     *
     * @param segments the current ones
     * @param earlier  what this writer found before, which saves it some work; null for nothing
     */
    public SeenLogs found(Path directory, SegmentNames segments, @Nullable SeenLogs earlier) throws IOException {
        List<Seen> found = new ArrayList<>();
        List<LogStamp> stamps = new ArrayList<>();
        for (int i = 0; i < LOGS.size(); i++) {
            Path log = directory.resolve(LOGS.get(i));
            LogStamp stamp = earlier == null ? LogStamp.of(log, segments) : earlier.stamps.get(i).again(segments);
            Seen before = logs.get(i);
            if (!stamp.word().equals(before.stamp) && !before.stamp.equals(Seen.NEVER.stamp)) {
                LogStamp.settle(log);
                stamp = LogStamp.of(log, segments);
            }
            stamps.add(stamp);
            found.add(stamp.word().equals(before.stamp) ? before : new Seen(stamp.word(), stamp.word()));
        }
        return new SeenLogs(found, stamps, earlier == null ? placeOf(directory) : earlier.place);
    }

    private static String placeOf(Path directory) throws IOException {
        try {
            return String.valueOf(Files.getAttribute(directory, "unix:ino"));
        } catch (UnsupportedOperationException _) {
            return "";
        }
    }

    /**
     * For a writer that has only appended to the logs since it {@linkplain #found found} them, or has rotated one.
     *
     * @param segments the current ones; the same object if this writer has not rotated any log
     */
    public SeenLogs left(Path directory, SegmentNames segments) throws IOException {
        List<Seen> left = new ArrayList<>();
        List<LogStamp> now = new ArrayList<>();
        for (int i = 0; i < LOGS.size(); i++) {
            LogStamp stamp = stamps.isEmpty() ? LogStamp.of(directory.resolve(LOGS.get(i)), segments) : stamps.get(i).appended(segments);
            now.add(stamp);
            left.add(new Seen(logs.get(i).generation, stamp.word()));
        }
        return new SeenLogs(left, now, place);
    }

    /** Whether the logs were left in another directory, so that this one is a copy. */
    public boolean wereElsewhere(SeenLogs before) {
        return !before.place.isEmpty() && !before.place.equals(place);
    }

    /** The generation to which data derived from a log under this hold of the lock is bound; see {@link #binding}. */
    public String generation(String log) {
        return logs.get(LOGS.indexOf(log)).generation;
    }

    /** Whether every log is in the same state and of the same generation in both. */
    public boolean isSame(SeenLogs other) {
        for (int i = 0; i < LOGS.size(); i++) {
            if (!logs.get(i).stamp.equals(other.logs.get(i).stamp) || !logs.get(i).generation.equals(other.logs.get(i).generation)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no other program has written to any log in between. */
    public boolean isOfSameGenerations(SeenLogs other) {
        return generations().equals(other.generations());
    }

    /** The generations of all logs, as one line. */
    public String generations() {
        StringBuilder text = new StringBuilder();
        for (Seen each : logs) {
            text.append(text.isEmpty() ? "" : " ").append(each.generation);
        }
        return text.toString();
    }

    /** The {@link #binding bindings} of all logs, in the same form. */
    static String bindings(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String log : LOGS) {
            text.append(text.isEmpty() ? "" : " ").append(binding(directory, log));
        }
        return text.toString();
    }

    /**
     * To be called under the lock. If it cannot be saved, the only consequence is that derived data is made again.
     *
     * @param file from which this was {@linkplain #load(Path, SlotFile) loaded}
     */
    public void save(SlotFile file) {
        StringBuilder text = new StringBuilder();
        for (Seen seen : logs) {
            text.append(text.isEmpty() ? "" : " ").append(seen.generation).append(' ').append(seen.stamp);
        }
        text.append(place.isEmpty() ? "" : " ").append(place);
        try {
            file.write(text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        } catch (JournalException unwritable) {
            return;
        }
    }

    /**
     * The value to which data derived from this log is bound: as long as it is the same, the log still contains what it did. Ask for it
     * before and after reading the log: the data belongs to that binding only if both are the same.
     *
     * <p>Between a writer's append and the stamp that it leaves after its sync the log looks as if somebody else had written. So this
     * looks again as long as anybody else has the lock, for up to 60 ms; where nobody has it, the first two looks that agree decide.
     * What another program has in the memory that it shares with the log reaches the disk in between.
     *
     * @param log the registry, the incidents or the audit log
     */
    public static String binding(Path directory, String log) throws IOException {
        Path path = directory.resolve(log);
        String before = null;
        boolean settled = false;
        for (int look = 1; ; look++) {
            // The stamp first: a writer that comes in between leaves a later one, which does not match.
            String stamp = LogStamp.of(path);
            Seen seen = load(directory).logs.get(LOGS.indexOf(log));
            if (seen.stamp.equals(stamp)) {
                return seen.generation;
            }
            boolean atWork = Locks.isHeldByAnother(directory.resolve(LogFiles.LOCK));
            boolean isNever = seen.stamp.equals(Seen.NEVER.stamp);
            if (settled && (isNever || !atWork && stamp.equals(before)) || look == LOOKS) {
                return stamp;
            }
            if (!settled && (isNever || !atWork)) {
                LogStamp.settle(path); // not while one of our writers is at work, whose appends it would only sync a second time
                settled = true;
            }
            before = stamp;
            if (atWork) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
    }

    /** {@link #binding} for the holder of the lock, when no other writer can be active. */
    public static String bindingUnderLock(Path directory, String log) throws IOException {
        Path path = directory.resolve(log);
        String stamp = LogStamp.of(path);
        Seen seen = load(directory).logs.get(LOGS.indexOf(log));
        if (seen.stamp.equals(stamp)) {
            return seen.generation;
        }
        LogStamp.settle(path);
        return LogStamp.of(path);
    }
}
