package taskmgmt.store.heads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;

/**
 * Marks that a writer has found the record changed in place, so that reports can warn of it without hashing the logs. It is valid for
 * the {@linkplain SeenLogs#generations generations} in which that was found: once a log is written to from outside again, for example
 * to repair it, nothing is known until the next writer has checked. Derived: without it, the verifier still finds the change.
 */
public final class AlteredMark {
    private static final int VERSION = 1;

    private AlteredMark() {}

    /** The warning, as one line; null for none. */
    public static @Nullable String read(Path directory) throws IOException {
        byte[] content = file(directory, PrivateFiles.SYSTEM).read().orElse(null);
        if (content == null) {
            return null;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return end > 0 && text.substring(0, end).equals(SeenLogs.bindings(directory)) ? text.substring(end + 1) : null;
    }

    /** @param generations of the logs in which the change was found */
    public static void leave(Path directory, String finding, String generations, PrivateFiles disk) throws JournalException {
        file(directory, disk).write((generations + "\n" + finding).getBytes(StandardCharsets.UTF_8));
    }

    /** To be called when the record was found to be valid, or is accepted as it is. */
    public static void takeAway(Path directory, PrivateFiles disk) throws IOException {
        Path mark = directory.resolve(LogFiles.ALTERED);
        if (PrivateFiles.attributes(mark) != null) {
            disk.delete(mark);
        }
    }

    private static StateFile file(Path directory, PrivateFiles disk) {
        return new StateFile(directory.resolve(LogFiles.ALTERED), "altered", VERSION, SyncPolicy.OS, disk);
    }
}
