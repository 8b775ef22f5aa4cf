package taskmgmt.change.rollout;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.queue.rollout.Rollouts;
import taskmgmt.queue.rollout.Share;
import taskmgmt.queue.rollout.VersionEnds;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.LoggedAct;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Sets handlers and flags, each in one step under the lock; writes nothing if the setting is unchanged. Not thread-safe. */
public final class SetRollout {
    private static final double SMALL = 1e-4;

    private final TaskLog log;

    public SetRollout(TaskLog log) {
        this.log = log;
    }

    /** What becomes of the settings, and what is to be said of it; the same settings for nothing. */
    private interface Step {
        Rollouts apply(Rollouts before, Map<String, @Nullable Object> metadata) throws IOException;
    }

    /**
     * Has a share of the tasks of a handler get a version. The first version of a handler gets all of them.
     *
     * @param words null for a version that is there
     * @throws RefusedException if there is no such handler or version, or the version has another command
     * @throws taskmgmt.journal.JournalException if the logs or the settings are damaged, cannot be written, or stay locked
     */
    public void version(String name, String version, @Nullable List<String> words, int percent) throws IOException {
        if (words != null && !words.equals(log.kept("command", words))) {
            throw new RefusedException(Refusal.INVALID, "the command has a secret in it, which the settings would keep: put it into the environment of the worker");
        }
        act((before, metadata) -> {
            NamedHandler known = before.handlers().get(name);
            metadata.put(AuditTerms.HANDLER, name);
            metadata.put(AuditTerms.VERSION, version);
            metadata.put(AuditTerms.PERCENT, known == null ? Share.ALL : (long) percent);
            if (known == null) {
                if (words == null) {
                    throw new RefusedException(Refusal.NOT_FOUND, "there is no handler '" + name + "': say its command");
                }
                return before.with(name, new NamedHandler(Map.of(version, words), version, null));
            }
            try {
                return before.with(name, known.tried(version, words, percent, snapshot().registryEnd()));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Refusal.INVALID, String.valueOf(e.getMessage()));
            }
        });
    }

    private Snapshot snapshot() throws IOException {
        return log.snapshot(log.now());
    }

    /**
     * Takes back the version that is tried.
     *
     * @param verdict what speaks against it; null if somebody wants it so
     * @return whether there was one
     */
    public boolean rollBack(String name, String version, VersionEnds.@Nullable Verdict verdict) throws IOException {
        boolean[] done = new boolean[1];
        act((before, metadata) -> {
            NamedHandler known = before.handlers().get(name);
            NamedHandler.Candidate tried = known == null ? null : known.candidate();
            if (known == null || tried == null || !tried.version().equals(version)) {
                return before;
            }
            done[0] = true;
            metadata.put(AuditTerms.HANDLER, name);
            metadata.put(AuditTerms.VERSION, version);
            metadata.put(AuditTerms.PERCENT, 0L);
            if (verdict != null) {
                metadata.put(AuditTerms.REASON, reason(verdict));
            }
            return before.with(name, known.rolledBack());
        });
        return done[0];
    }

    /** What is said of a version that is worse. */
    public static String reason(VersionEnds.Verdict verdict) {
        return verdict.candidate().failed() + " of " + verdict.candidate().all() + " attempts failed, and " + verdict.stable().failed() + " of "
                + verdict.stable().all() + " by the version before: "
                + (verdict.probability() < SMALL ? "p < 0.0001" : "p = " + Math.round(verdict.probability() / SMALL) / (1 / SMALL)) + ", below " + verdict.level();
    }

    /** Sets the percentage of a flag, or takes it away where that is null. */
    public void flag(String name, @Nullable Integer percent) throws IOException {
        act((before, metadata) -> {
            metadata.put(AuditTerms.FLAG, name);
            if (percent != null) {
                metadata.put(AuditTerms.PERCENT, (long) percent);
            }
            return before.withFlag(name, percent);
        });
    }

    private void act(Step step) throws IOException {
        log.act(Actions.QUEUE, ProtectedResource.log("queue"), new Setting(step));
    }

    private final class Setting implements LoggedAct {
        private final Step step;
        private QueueSettings after = QueueSettings.USUAL;

        Setting(Step step) {
            this.step = step;
        }

        @Override
        public @Nullable AuditEntry entry(Instant now, String actor) throws IOException {
            QueueSettings before = QueueFile.read(log.directory());
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            after = before.with(step.apply(before.rollouts(), metadata));
            return after.equals(before) ? null
                    : new AuditEntry(now, actor, AuditTerms.ROLLOUT_CHANGED, LogFiles.QUEUE, Map.of(), metadata, null);
        }

        @Override
        public void carryOut() throws IOException {
            QueueFile.write(after, log.directory(), log.disk());
        }
    }
}
