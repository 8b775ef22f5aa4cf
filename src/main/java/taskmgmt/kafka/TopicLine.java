package taskmgmt.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/**
 * A record of a topic as an event line.
 *
 * @param text on one line. An event without an {@code event_id} gets one from its position: {@code
 * kafka:TOPIC_ID:PARTITION:OFFSET}. Not so an
 *             event that another log published: it is identified by its contents, whichever topic it arrives by and however often
 */
public record TopicLine(int partition, long offset, String text) {
    private static final String EVENT_ID = "event_id";

    static TopicLine of(ConsumerRecord<byte[], byte[]> record, String topicId) {
        String text = new String(record.value(), StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' ').strip();
        boolean isPublished = record.headers().lastHeader(RegistryPublisher.OFFSET_HEADER) != null;
        return new TopicLine(record.partition(), record.offset(), isPublished ? text : known(text, "kafka:" + topicId + ":" + record.partition() + ":" + record.offset()));
    }

    /** Text that is not a JSON object is left unchanged, to be refused by the code that can say why. */
    private static String known(String text, String id) {
        try {
            Map<String, @Nullable Object> event = Json.lenient().parse(text);
            if (event.get(EVENT_ID) != null) {
                return text;
            }
            Map<String, @Nullable Object> named = new LinkedHashMap<>(event);
            named.put(EVENT_ID, id);
            return JsonPrinter.compact(named);
        } catch (BadJsonException _) {
            return text;
        }
    }
}
