package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.audit.Verification;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.LogSettings;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.write.TaskLog;

/**
 * Copies a log directory as it is at one moment, also while others write to it: all logs are cut under the lock, which nobody has to
 * wait for longer than that takes, and copied up to there. The copy appears as a whole, in a place where nothing was, and is verified.
 * Each log is one file in it, whatever files held it before. Used once.
 */
public final class LogCopy {
    /** What belongs to the record beside the logs. What is derived is made again by whoever needs it. */
    private static final List<String> OTHERS = List.of(LogFiles.POLICY, LogFiles.QUEUE, LogFiles.ALERTS, LogFiles.OUTPUT, LogFiles.WORKFLOWS,
            LogFiles.AGENTS, LogFiles.MERGED, LogFiles.QUARANTINE, LogFiles.LOSS);

    private final LogSettings settings;
    private final MergeListener listener;

    public LogCopy(LogSettings settings, MergeListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * What was copied.
     *
     * @param bytes        how long each log is in the copy
     * @param verification of the copy
     */
    public record Result(Path from, Path into, Map<String, Long> bytes, Verification verification) {}

    /**
     * Copies.
     *
     * @param into    where nothing is yet, or an empty directory
     * @param working a word for the name of the new directory while it is being made, different each time
     * @throws taskmgmt.task.RefusedException where there is no log, no place for the copy, or the policy of the log denies it
     * @throws taskmgmt.journal.LogBusyException where somebody writes to the log for too long
     */
    public Result run(Path from, Path into, String working) throws IOException {
        LogMerge.checkPlace(List.of(from), into);
        try (TaskLog log = TaskLog.at(from, settings, listener)) {
            log.requireAsItStands(Actions.BACKUP, ProtectedResource.DIRECTORY);
        }
        for (Path leftover : NewDirectory.leftovers(into)) {
            listener.say(leftover + " is what an interrupted copy has left, or one that is at work: delete it unless one is");
        }
        LogCut cut = LogCut.take(List.of(from), settings.lockTimeout(), listener).getOrDefault(from, LogCut.NOTHING);
        Map<String, Long> bytes = new LinkedHashMap<>();
        try (NewDirectory target = NewDirectory.begin(into, working, settings.sync(), PrivateFiles.SYSTEM)) {
            for (String log : LogCut.LOGS.reversed()) {
                if (cut.end(log) > 0) {
                    SideCopy.copy(from.resolve(log), cut.end(log), target, log, listener);
                    bytes.put(log, cut.end(log));
                }
            }
            for (String other : OTHERS) {
                SideCopy.copyTree(from.resolve(other), target, other, listener);
            }
            listener.step("verifying the copy").bytes(0, 1);
            Verification verification = AuditVerifier.verify(target.path());
            target.complete();
            return new Result(from, into, bytes, verification);
        }
    }
}
