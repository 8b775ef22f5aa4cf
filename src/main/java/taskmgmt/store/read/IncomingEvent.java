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
    /** The size of what an event has in the registry but may lack in its line: its time. */
    private static final int ADDED_BYTES = 64;
    /**
     * One byte of a line, a control character that JSON does not require to be escaped, may take six bytes in the
     * registry.
     */
    private static final int MAX_GROWTH = 6;

    private IncomingEvent() {}

    /** The length that counts for a line: one with secrets may have grown by the marks that replaced them. */
    public static int length(int bytes, boolean asItCame) {
        return asItCame ? bytes : LogFiles.MAX_LINE_BYTES;
    }

    /**
     * The event of a line.
     *
     * @param length of the line as received, in bytes
     * @param now    the time of the event if the line has none; null if the line must have one
     * @throws BadJsonException if it is not an event, or would be longer than a record may be
     */
    public static RegistryCodec.Foreign of(Map<String, @Nullable Object> line, int length, @Nullable Instant now) throws BadJsonException {
        RegistryCodec.Foreign foreign = RegistryCodec.decodeForeign(line, now);
        TaskEvent event = foreign.event();
        // Only the few that could be too long are encoded again to measure them. A line without a time gets one.
        if ((length + ADDED_BYTES) * MAX_GROWTH > LogFiles.MAX_LINE_BYTES && RegistryCodec.encode(event).length > LogFiles.MAX_LINE_BYTES) {
            throw new BadJsonException("it is longer than the " + LogFiles.MAX_LINE_BYTES + " bytes that a record may have");
        }
        return foreign;
    }
}
