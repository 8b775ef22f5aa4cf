package taskmgmt.change.trigger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.change.kept.ChangeEntries;
import taskmgmt.change.kept.EntryList;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.policy.Actions;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.trigger.Trigger;

/** The triggers of a log directory. */
public final class TriggerFile extends EntryList<Trigger> {
    public static final TriggerFile LIST = new TriggerFile();

    private TriggerFile() {
        super(LogFiles.TRIGGERS, "triggers", "trigger");
    }

    /** Adds, enables, disables and removes them. */
    public static ChangeEntries<Trigger> changing(TaskLog log) {
        return new ChangeEntries<>(log, LIST, new ChangeEntries.Terms(Actions.TRIGGER, "triggers", AuditTerms.TRIGGER_CHANGED));
    }

    /**
     * Those that may start something.
     *
     * @throws RefusedException if others than its owner may write the file, and so say what is run here
     */
    public static List<Trigger> enabled(Path directory) throws IOException {
        Path file = directory.resolve(LogFiles.TRIGGERS);
        List<Trigger> all = LIST.read(directory);
        if (!all.isEmpty() && PrivateFiles.isWritableByOthers(file)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "others may write " + file
                    + ", and so say what is run here: take that away with 'chmod go-w', then look at it");
        }
        return all.stream().filter(Trigger::enabled).toList();
    }

    @Override
    protected String name(Trigger entry) {
        return entry.name();
    }

    @Override
    protected Map<String, @Nullable Object> toMap(Trigger entry) {
        return entry.toMap();
    }

    @Override
    protected Trigger of(Map<?, ?> map) {
        return Trigger.of(map);
    }
}
