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
 * A record of a topic as a line of events.
 *
 * @param text on one line. An event that has no {@code event_id} has one by its place: {@code kafka:TOPIC_ID:PARTITION:OFFSET}. Not so one that another
 *             log published: that is known by what it says, whatever topic it comes by and however often it is published
 */
public record TopicLine(int partition, long offset, String text) {
    private static final String EVENT_ID = "event_id";

    static TopicLine of(ConsumerRecord<byte[], byte[]> record, String topicId) {
        String text = new String(record.value(), StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' ').strip();
        boolean isPublished = record.headers().lastHeader(RegistryPublisher.OFFSET_HEADER) != null;
        return new TopicLine(record.partition(), record.offset(), isPublished ? text : known(text, "kafka:" + topicId + ":" + record.partition() + ":" + record.offset()));
    }

    /** What is no object of JSON stays what it is, to be refused by whoever knows why. */
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
