package taskmgmt.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.redaction.Redaction;
import taskmgmt.task.TaskEvent;

/** A line is refused with a reason, or becomes an event that a log can hold and that is read again as it is. Input for a fuzzer. */
public final class EventIngestFuzz {
    private EventIngestFuzz() {}

    /** @param data lines that may be events */
    public static void fuzzerTestOneInput(byte[] data) throws IOException, BadJsonException {
        List<EventLines.EventLine> lines = new ArrayList<>();
        EventLines.read(new ByteArrayInputStream(data), LineTimes.asTheyCome(), Redaction.USUAL, lines::addAll);
        for (EventLines.EventLine line : lines) {
            TaskEvent event = line.event();
            if (event == null) {
                assertThat(line.fault()).isNotBlank();
            } else {
                isWrittenAndReadAgain(event);
            }
        }
    }

    private static void isWrittenAndReadAgain(TaskEvent event) throws BadJsonException {
        byte[] line = RegistryCodec.encode(event);
        assertThat(line.length).isLessThanOrEqualTo(LogFiles.MAX_LINE_BYTES);
        assertThat(line).doesNotContain('\n', '\r');
        Map<String, @Nullable Object> object = Json.strict().parse(line, 0, line.length);
        // Of two values of one kind each, as 1e0 and 1 are, the log knows one: what is compared is what is written.
        assertThat(RegistryCodec.encode(RegistryCodec.decodeForeign(object, null).event())).isEqualTo(line);
        assertThat(Redaction.USUAL.record(object)).as("redacted once more").isEqualTo(object);
    }
}
