package taskmgmt.change.integration;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.change.kept.ChangeEntries;
import taskmgmt.change.kept.EntryList;
import taskmgmt.integration.Integration;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Actions;
import taskmgmt.store.write.TaskLog;

/** The integrations of a log directory. */
public final class IntegrationFile extends EntryList<Integration> {
    public static final IntegrationFile LIST = new IntegrationFile();

    private IntegrationFile() {
        super(LogFiles.INTEGRATIONS, "integrations", "integration");
    }

    /** Adds, enables, disables and removes them. */
    public static ChangeEntries<Integration> changing(TaskLog log) {
        return new ChangeEntries<>(log, LIST, new ChangeEntries.Terms(Actions.INTEGRATION, "integrations", AuditTerms.INTEGRATION_CHANGED));
    }

    @Override
    protected String name(Integration entry) {
        return entry.name();
    }

    @Override
    protected Map<String, @Nullable Object> toMap(Integration entry) {
        return entry.toMap();
    }

    @Override
    protected Integration of(Map<?, ?> map) {
        return Integration.of(map);
    }
}
