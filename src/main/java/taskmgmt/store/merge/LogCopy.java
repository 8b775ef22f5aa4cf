package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Verification;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.MergedSide.Content;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Copies a log directory as it is at one moment, even while others write to it: the lengths of all logs are determined under the lock,
 * which is held only for that, and the logs are copied up to there. The copy appears as a whole, in a new directory, and is verified; an
 * existing backup is brought up to date by {@link BackupUpdate}. Each log is a single file in the copy, whatever files held it before. Used
 * once.
 */
public final class LogCopy {
    private final LogSettings settings;
    private final MergeListener listener;
    private final PrivateFiles disk;

    public LogCopy(LogSettings settings, MergeListener listener) {
        this(settings, listener, PrivateFiles.SYSTEM);
    }

    /** The same on another file system. */
    LogCopy(LogSettings settings, MergeListener listener, PrivateFiles disk) {
        this.settings = settings;
        this.listener = listener;
        this.disk = disk;
    }

    /**
     * What was copied.
     *
     * @param bytes        the length of each log in the copy
     * @param copied       how many bytes were written: all of them, or what a backup did not have yet
     * @param isUpdate     whether there was already a backup
     * @param verification of the copy
     */
    public record Result(Path from, Path into, Map<String, Long> bytes, long copied, boolean isUpdate, Verification verification) {}

    /** Whether this directory was made as a backup; whether it still is one turns out when it is updated. */
    public static boolean isBackup(Path directory) {
        return BackupRecord.isIn(directory);
    }

    /**
     * Makes a backup, or updates an existing one.
     *
     * @param into    a path where there is nothing yet, an empty directory, or a backup of this log
     * @param working a word for the name of a new directory while it is being made, different each time
     * @throws taskmgmt.task.RefusedException if there is no log, no place for the copy, a backup of another log, or the policy of the
     *     log denies it
     * @throws taskmgmt.journal.LogDamagedException if the content of the backup is not what was copied
     * @throws taskmgmt.journal.LogBusyException if others write to the log or to the backup for too long
     */
    public Result backup(Path from, Path into, String working) throws IOException {
        if (!BackupRecord.isIn(into)) {
            return whole(from, into, working, true);
        }
        LogMerge.checkSides(List.of(from), into);
        require(from);
        return new BackupUpdate(from, into, settings, listener, disk).run();
    }

    /**
     * Makes a log directory from a backup, or from any other log directory. From a backup it takes what its record vouches for, and refuses
     * if there is anything else in it.
     *
     * @param into    a path where there is nothing yet, or an empty directory
     * @param working a word for the name of the new directory while it is being made, different each time
     * @throws taskmgmt.task.RefusedException if there is no log, no place for the copy, the policy of the log denies it, or a backup
     *     was written to since
     * @throws taskmgmt.journal.LogDamagedException if the content of a backup is not what was copied
     * @throws taskmgmt.journal.LogBusyException if others write to the log or to the backup for too long
     */
    public Result restore(Path from, Path into, String working) throws IOException {
        return whole(from, into, working, false);
    }

    private void require(Path from) throws IOException {
        try (TaskLog log = TaskLog.at(from, settings, listener)) {
            log.requireAsItStands(Actions.BACKUP, ProtectedResource.DIRECTORY);
        }
    }

    private Result whole(Path from, Path into, String working, boolean recorded) throws IOException {
        LogMerge.checkPlace(List.of(from), into);
        require(from);
        for (Path leftover : NewDirectory.leftovers(into)) {
            listener.say(leftover + " is what an interrupted copy has left, or one that is at work: delete it unless one is");
        }
        BusWatch bus = new BusWatch(from);
        Source source = BackupRecord.isIn(from) && !recorded ? ofBackup(from) : of(from);
        Map<String, Content> logs = new LinkedHashMap<>();
        Map<String, Content> files = new TreeMap<>();
        try (NewDirectory target = NewDirectory.begin(into, working, settings.sync(), disk)) {
            bus.over(() -> {
                for (String log : LogCut.LOGS.reversed()) {
                    if (source.end(log) > 0) {
                        logs.put(log, SideCopy.copy(from.resolve(log), source.end(log), target, log, listener));
                    }
                }
                for (Map.Entry<String, Path> file : source.files().entrySet()) {
                    files.put(file.getKey(), SideCopy.copy(file.getValue(), Files.size(file.getValue()), target, file.getKey(), listener));
                }
                return target;
            });
            source.requireSame(logs, files, from);
            listener.step("verifying the copy").bytes(0, 1);
            Verification verification = AuditVerifier.verify(target.path());
            if (recorded) {
                new BackupRecord(logs, files).save(target.path(), settings.sync(), disk);
            }
            target.complete();
            return new Result(from, into, lengths(logs), sum(logs) + sum(files), false, verification);
        }
    }

    /**
     * How far the logs are copied, and where the other files are.
     *
     * @param record what the content must be; null if nothing is known of it
     */
    private record Source(Map<String, Long> ends, Map<String, Path> files, @Nullable BackupRecord record) {
        void requireSame(Map<String, Content> logs, Map<String, Content> others, Path from) throws LogDamagedException {
            if (record != null) {
                requireEach(record.logs(), logs, from);
                requireEach(record.files(), others, from);
            }
        }

        private static void requireEach(Map<String, Content> recorded, Map<String, Content> copied, Path from) throws LogDamagedException {
            for (Map.Entry<String, Content> each : recorded.entrySet()) {
                if (!each.getValue().equals(copied.get(each.getKey()))) {
                    throw BackupUpdate.damaged(from.resolve(each.getKey()));
                }
            }
        }

        long end(String log) {
            return ends.getOrDefault(log, 0L);
        }
    }

    private Source of(Path from) throws IOException {
        LogCut cut = LogCut.take(List.of(from), settings.lockTimeout(), listener).getOrDefault(from, LogCut.NOTHING);
        return new Source(cut.ends(), BesideLogs.of(from), null);
    }

    /** A backup is what its record says; an interrupted update may have left more. */
    private static Source ofBackup(Path from) throws IOException {
        BackupRecord record = BackupRecord.of(from);
        if (!BackupRecord.isUnfinished(from)) {
            requireNothingElse(from, record);
        }
        for (Map.Entry<String, Content> log : record.logs().entrySet()) {
            if (LineScanner.size(from.resolve(log.getKey())) < log.getValue().bytes()) {
                throw BackupUpdate.damaged(from.resolve(log.getKey()));
            }
        }
        Map<String, Path> files = new TreeMap<>();
        for (Map.Entry<String, Content> file : record.files().entrySet()) {
            files.put(file.getKey(), BackupUpdate.find(from, file.getKey(), file.getValue()));
        }
        return new Source(lengths(record.logs()), files, record);
    }

    /** Checks for additional content: it is not what was copied, yet cannot be left out silently. */
    private static void requireNothingElse(Path from, BackupRecord record) throws IOException {
        for (String log : LogCut.LOGS) {
            Content content = record.logs().get(log);
            if (LineScanner.size(from.resolve(log)) > (content == null ? 0 : content.bytes())) {
                throw new RefusedException(Refusal.NOT_ALLOWED, from.resolve(log) + " was written to since it was copied: name another directory, or "
                        + "delete " + from.resolve(LogFiles.BACKUP) + " to have " + from + " restored as it is now, as any log directory");
            }
        }
        BackupUpdate.requireNoOthers(from, record);
    }

    static Map<String, Long> lengths(Map<String, Content> contents) {
        Map<String, Long> lengths = new LinkedHashMap<>();
        for (String log : LogCut.LOGS.reversed()) {
            Content content = contents.get(log);
            if (content != null) {
                lengths.put(log, content.bytes());
            }
        }
        return lengths;
    }

    private static long sum(Map<String, Content> contents) {
        return contents.values().stream().mapToLong(Content::bytes).sum();
    }
}
