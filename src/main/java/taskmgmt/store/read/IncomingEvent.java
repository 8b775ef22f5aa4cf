package taskmgmt.store.read;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.TaskEvent;

/** Converts a line of another program to an event, for the bus and for streams. */
public final class IncomingEvent {
    /** What an event has in the registry that its line need not have: when it happened. */
    private static final int ADDED_BYTES = 64;
    /** One byte of a line, a control character that JSON does not require to be escaped, may take six in the registry. */
    private static final int MAX_GROWTH = 6;

    private IncomingEvent() {}

    /** How long a line counts: one that had secrets may have grown by their marks. */
    public static int length(int bytes, boolean asItCame) {
        return asItCame ? bytes : LogFiles.MAX_LINE_BYTES;
    }

    /**
     * The event of a line.
     *
     * @param length of the line as it came in, in bytes
     * @param now    when it happened where the line does not say; null where it has to
     * @throws BadJsonException where it is none, or would be longer than a record may be
     */
    public static RegistryCodec.Foreign of(Map<String, @Nullable Object> line, int length, @Nullable Instant now) throws BadJsonException {
        RegistryCodec.Foreign foreign = RegistryCodec.decodeForeign(line, now);
        TaskEvent event = foreign.event();
        // Encoding it once more to measure it is for the few that could be too long. A line without a time gets one.
        if ((length + ADDED_BYTES) * MAX_GROWTH > LogFiles.MAX_LINE_BYTES && RegistryCodec.encode(event).length > LogFiles.MAX_LINE_BYTES) {
            throw new BadJsonException("it is longer than the " + LogFiles.MAX_LINE_BYTES + " bytes that a record may have");
        }
        return foreign;
    }
}
