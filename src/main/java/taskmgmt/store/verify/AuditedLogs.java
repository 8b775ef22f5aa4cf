package taskmgmt.store.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.heads.LogBytes;
import taskmgmt.store.heads.StoredLog;

/**
 * The audit log and the logs that it vouches for.
 *
 * @param audit     opened before the other two: a line is written before its entry, so they have every line that the entries
 *                  stand for
 * @param registry  the registry
 * @param incidents the incidents
 */
public record AuditedLogs(LogBytes audit, LogBytes registry, LogBytes incidents) implements Closeable {

    static AuditedLogs open(Path directory) throws IOException {
        LogBytes audit = new StoredLog(directory.resolve(LogFiles.AUDIT));
        try {
            LogBytes registry = new StoredLog(directory.resolve(LogFiles.REGISTRY));
            try {
                return new AuditedLogs(audit, registry, new StoredLog(directory.resolve(LogFiles.INCIDENTS)));
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
