package taskmgmt.export.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.StateFile;

/**
 * How far a log was sent to a target, as stored in the log directory. It is written after the target has everything, so it may lag behind.
 */
public final class KeptPlace {
    private static final int VERSION = 1;
    private static final int NAME_LENGTH = 32;

    private final StateFile file;

    /**
     * The place for a target.
     *
     * @param prefix with which the file names of its kind start
     * @param kind   the first word in these files
     * @param target what distinguishes it from others of its kind
     */
    public KeptPlace(Path directory, String prefix, String kind, String target) {
        String name = Sha256.hex(Sha256.digest().digest(target.getBytes(StandardCharsets.UTF_8))).substring(0, NAME_LENGTH);
        this.file = new StateFile(directory.resolve(LogFiles.BRIDGES).resolve(prefix + name), kind, VERSION, SyncPolicy.SYNC);
    }

    public void write(LogPlace place) throws JournalException {
        file.write(place.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Null if nothing has been sent yet. */
    public @Nullable LogPlace read() {
        return LogPlace.parse(file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""));
    }
}
