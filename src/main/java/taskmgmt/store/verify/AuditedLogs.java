package taskmgmt.store.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.store.heads.LogBytes;
import taskmgmt.store.heads.StoredLog;

/**
 * The audit log and the logs that it vouches for.
 *
 * @param audit     opened before the other two: a line is written before its entry, so they have every line that the entries represent
 * @param registry  the registry
 * @param incidents the incidents
 * @param registryBefore  length of the registry before the audit log was opened: later lines may come from an active writer, and name
 *     entries that did not exist yet
 * @param incidentsBefore the same for the incidents
 */
public record AuditedLogs(LogBytes audit, LogBytes registry, LogBytes incidents, long registryBefore, long incidentsBefore) implements Closeable {
    /** For logs that nothing writes to. */
    public AuditedLogs(LogBytes audit, LogBytes registry, LogBytes incidents) {
        this(audit, registry, incidents, registry.size(), incidents.size());
    }

    static AuditedLogs open(Path directory) throws IOException {
        long registryBefore = LineScanner.size(directory.resolve(LogFiles.REGISTRY));
        long incidentsBefore = LineScanner.size(directory.resolve(LogFiles.INCIDENTS));
        LogBytes audit = new StoredLog(directory.resolve(LogFiles.AUDIT));
        try {
            LogBytes registry = new StoredLog(directory.resolve(LogFiles.REGISTRY));
            try {
                return new AuditedLogs(audit, registry, new StoredLog(directory.resolve(LogFiles.INCIDENTS)), registryBefore, incidentsBefore);
            } catch (IOException e) {
                registry.close();
                throw e;
            }
        } catch (IOException e) {
            audit.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (audit; registry) {
            incidents.close();
        }
    }
}
