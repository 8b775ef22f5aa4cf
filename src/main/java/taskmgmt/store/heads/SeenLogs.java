package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * <p>With the stamps it leaves the {@linkplain LogPositions positions} at which the logs end, so that the next writer need not read what
 * others have written, unless somebody else has written since.
 *
 * <p>Data derived from a log is bound to its generation ({@link #binding}), and ignored under any other generation.
 */
public final class SeenLogs {
    private static final List<String> LOGS = List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT);
    private static final String KIND = "seen";
    private static final int VERSION = 3;
    private static final int SLOT_BYTES = 1024;
    /** Has no positions. */
    private static final int EARLIER_VERSION = 2;
    private static final int EARLIER_SLOT_BYTES = 512;
    /** Stored as a {@link StateFile} with the same content. */
    private static final int VERSION_OF_STATE_FILE = 1;
    private static final String NO_PLACE = "-";
    /**
     * How often a reader looks again while a writer is active: in all longer than a sync takes on most disks, and too short to be noticed.
     */
    private static final int LOOKS = 20;
    private static final long BETWEEN_LOOKS_NANOS = 3_000_000;

    /** One for each of {@link #LOGS}; empty for a log that has never been seen. */
    private final List<Seen> logs;
    /** The current stamps, for an instance that has looked at the logs; otherwise empty. */
    private final List<LogStamp> stamps;
    /** The inode of the directory in which the logs were seen, which does not change when it is moved; {@value #NO_PLACE} if it was not recorded. */
    private final String place;
    /** Where the logs end that have these stamps; null if it was not recorded. */
    private final @Nullable LogPositions ends;

    private SeenLogs(List<Seen> logs, List<LogStamp> stamps, String place, @Nullable LogPositions ends) {
        this.logs = logs;
        this.stamps = stamps;
        this.place = place;
        this.ends = ends;
    }

    private record Seen(String generation, String stamp) {
        private static final Seen NEVER = new Seen("-", "-");
    }

    /** The file in which the last writer leaves it. */
    public static SlotFile file(Path directory, PrivateFiles disk) {
        return new SlotFile(directory.resolve(LogFiles.SEEN), KIND, VERSION, SLOT_BYTES, disk);
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
        Optional<byte[]> content = written.isPresent() ? written : ofEarlierVersion(directory.resolve(LogFiles.SEEN));
        List<Seen> logs = new ArrayList<>();
        String[] words = content.isEmpty() ? new String[0] : new String(content.get(), StandardCharsets.US_ASCII).strip().split(" ", -1);
        for (int i = 0; i < LOGS.size(); i++) {
            logs.add(words.length >= 2 * LOGS.size() ? new Seen(words[2 * i], words[2 * i + 1]) : Seen.NEVER);
        }
        int place = 2 * LOGS.size();
        return new SeenLogs(logs, List.of(), words.length > place ? words[place] : NO_PLACE,
                words.length > place + 1 ? LogPositions.ofWords(Arrays.copyOfRange(words, place + 1, words.length)) : null);
    }

    private static Optional<byte[]> ofEarlierVersion(Path file) {
        Optional<byte[]> earlier = new SlotFile(file, KIND, EARLIER_VERSION, EARLIER_SLOT_BYTES, PrivateFiles.SYSTEM).read();
        return earlier.isPresent() ? earlier : new StateFile(file, KIND, VERSION_OF_STATE_FILE, SyncPolicy.OS).read();
    }

    /** Whether a file is one of these, whatever it holds. */
    public static boolean isWhole(Path file) throws IOException {
        return SlotFile.isWhole(file, SLOT_BYTES) || SlotFile.isWhole(file, EARLIER_SLOT_BYTES) || StateFile.isWhole(file);
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
        return new SeenLogs(found, stamps, earlier == null ? placeOf(directory) : earlier.place, areSame(found, logs) ? ends : null);
    }

    private static String placeOf(Path directory) throws IOException {
        try {
            return String.valueOf(Files.getAttribute(directory, "unix:ino"));
        } catch (UnsupportedOperationException _) {
            return NO_PLACE;
        }
    }

    /** Where the logs ended when the last writer left them, if they are still as it left them; otherwise null, or if it did not say. */
    public @Nullable LogPositions ends() {
        return ends;
    }

    /** The same, with where the logs end. */
    public SeenLogs endingAt(@Nullable LogPositions positions) {
        return new SeenLogs(logs, stamps, place, positions);
    }

    /**
     * For a writer that has only appended to the logs since it {@linkplain #found found} them, or has rotated one.
     *
     * @param segments the current ones; the same object if this writer has not rotated any log
     * @param written  the logs that it may have appended to; what becomes of the others is for the next writer to see
     */
    public SeenLogs left(Path directory, SegmentNames segments, Set<String> written) throws IOException {
        List<Seen> left = new ArrayList<>();
        List<LogStamp> now = new ArrayList<>();
        for (int i = 0; i < LOGS.size(); i++) {
            String log = LOGS.get(i);
            LogStamp stamp = stamps.isEmpty() ? LogStamp.of(directory.resolve(log), segments)
                    : stamps.get(i).appended(segments, written.contains(log));
            now.add(stamp);
            left.add(new Seen(logs.get(i).generation, stamp.word()));
        }
        return new SeenLogs(left, now, place, null);
    }

    /** The stamp of a log, for an instance that has looked at the logs; null for any other file. */
    public @Nullable LogStamp stamp(String log) {
        int i = LOGS.indexOf(log);
        return i < 0 || stamps.isEmpty() ? null : stamps.get(i);
    }

    /** Whether the logs were left in another directory, so that this one is a copy. */
    public boolean wereElsewhere(SeenLogs before) {
        return !before.place.equals(NO_PLACE) && !before.place.equals(place);
    }

    /** The generation to which data derived from a log under this hold of the lock is bound; see {@link #binding}. */
    public String generation(String log) {
        return logs.get(LOGS.indexOf(log)).generation;
    }

    /** Whether every log is in the same state, of the same generation and with the same end in both. */
    public boolean isSame(SeenLogs other) {
        // Whatever moves another position adds an entry to the audit log.
        return areSame(logs, other.logs) && (ends == null ? 0 : ends.auditEnd()) == (other.ends == null ? 0 : other.ends.auditEnd());
    }

    /** Not their own equals, which would be linked at the start of every command. */
    private static boolean areSame(List<Seen> some, List<Seen> others) {
        for (int i = 0; i < LOGS.size(); i++) {
            if (!some.get(i).stamp.equals(others.get(i).stamp) || !some.get(i).generation.equals(others.get(i).generation)) {
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
        text.append(' ').append(place);
        LogPositions known = ends;
        if (known != null) {
            StringBuilder words = new StringBuilder(text).append(' ');
            known.addTo(words);
            text = file.holds(words.length() + 1) ? words : text;
        }
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
