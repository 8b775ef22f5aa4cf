package taskmgmt.store.write;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;

/** A log in which nothing has been recorded yet: its directory, with an empty registry that identifies it as a log. */
public final class EmptyLog {
    private EmptyLog() {}

    /**
     * Creates it, durably.
     *
     * @throws JournalException if it cannot be created
     */
    public static void make(Path directory) throws IOException {
        try {
            PrivateFiles.SYSTEM.ensureDirectory(directory);
            PrivateFiles.SYSTEM.append(directory.resolve(LogFiles.REGISTRY)).close();
            PrivateFiles.SYSTEM.syncDirectory(directory);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(directory, e);
        }
    }
}
