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
 * Marks an unaccepted loss, so that reports can warn of it without reading the audit log. It exists from before the loss is
 * recorded until it is accepted. Derived: if it was deleted, the doctor and the verifier still find the recorded loss.
 */
public final class LossMark {
    private LossMark() {}

    /** The warning about an unaccepted loss, as one line; null for none. */
    public static @Nullable String read(Path directory) throws IOException {
        byte[] content = file(directory, PrivateFiles.SYSTEM).read().orElse(null);
        if (content != null) {
            return new String(content, StandardCharsets.UTF_8);
        }
        LostEnd unmet = LostEnd.of(directory);
        return unmet == null ? AlteredMark.read(directory) : unmet.finding();
    }

    public static void leave(Path directory, String loss, PrivateFiles disk) throws JournalException {
        file(directory, disk).write(loss.getBytes(StandardCharsets.UTF_8));
    }

    /** To be called when the losses are accepted. */
    public static void takeAway(Path directory, PrivateFiles disk) throws IOException {
        Path mark = directory.resolve(LogFiles.LOSS);
        if (PrivateFiles.attributes(mark) != null) {
            disk.delete(mark);
        }
    }

    private static StateFile file(Path directory, PrivateFiles disk) {
        return new StateFile(directory.resolve(LogFiles.LOSS), "loss", 1, SyncPolicy.OS, disk);
    }
}
