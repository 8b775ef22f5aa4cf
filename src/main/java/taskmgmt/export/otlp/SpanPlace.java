package taskmgmt.export.otlp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.read.LogPlace;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.StateFile;

/** Up to where a log was exported to a target, as the log directory has it. It is written after the target has the spans, so it may be behind. */
final class SpanPlace {
    private static final int VERSION = 1;
    private static final int NAME_LENGTH = 32;

    private final StateFile file;

    SpanPlace(Path directory, String target) {
        String name = Sha256.hex(Sha256.digest().digest(target.getBytes(StandardCharsets.UTF_8))).substring(0, NAME_LENGTH);
        this.file = new StateFile(directory.resolve(LogFiles.BRIDGES).resolve("otlp-" + name), "otlp", VERSION, SyncPolicy.SYNC);
    }

    void write(LogPlace place) throws JournalException {
        file.write((place.offset() + " " + place.fingerprint()).getBytes(StandardCharsets.UTF_8));
    }

    /** Null where nothing was exported to it. */
    @Nullable LogPlace read() {
        String text = file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        int blank = text.indexOf(' ');
        try {
            return blank < 0 ? null : new LogPlace(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
