package taskmgmt.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.read.LogPlace;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.StateFile;

/** Up to where a log was published, as the log directory has it. It is written after the brokers have committed the same, so it may be behind them. */
final class PublishedPlace {
    private static final int VERSION = 1;
    private static final int NAME_LENGTH = 32;

    private final StateFile file;

    /** @param bridge its name and topic */
    PublishedPlace(Path directory, String bridge) {
        String name = Sha256.hex(Sha256.digest().digest(bridge.getBytes(StandardCharsets.UTF_8))).substring(0, NAME_LENGTH);
        this.file = new StateFile(directory.resolve(LogFiles.BRIDGES).resolve("publish-" + name), "published", VERSION, SyncPolicy.SYNC);
    }

    void write(LogPlace place) throws JournalException {
        file.write(text(place).getBytes(StandardCharsets.UTF_8));
    }

    @Nullable LogPlace read() {
        return parse(file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""));
    }

    /** As brokers keep it beside an offset. */
    static String text(LogPlace place) {
        return place.offset() + " " + place.fingerprint();
    }

    /** Null where it is none. */
    static @Nullable LogPlace parse(String text) {
        int blank = text.indexOf(' ');
        try {
            return blank < 0 ? null : new LogPlace(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
