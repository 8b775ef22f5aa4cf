package taskmgmt.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the committed records of all partitions of a topic, from the position stored in the log directory. A batch is passed on and
 * then counted as consumed: after a crash a receiver may get a batch twice, and has to recognise it by the ids of its lines. Not
 * thread-safe.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final String topicId;
    private final TakenPlaces places;
    private final List<TopicPartition> partitions = new ArrayList<>();

    /** Records a batch, durably when it returns. */
    public interface Sink {
        void lines(List<TopicLine> lines) throws IOException;
    }

    private TopicReader(Consumer<byte[], byte[]> consumer, String topic, String topicId, TakenPlaces places) {
        this.consumer = consumer;
        this.topic = topic;
        this.topicId = topicId;
        this.places = places;
    }

    public static TopicReader open(KafkaAccess access, String topic, Path directory) throws BridgeException, InterruptedException {
        try {
            TopicDescription description = description(access, topic);
            String id = description.topicId().toString().replace('-', '_');
            TopicReader reader = new TopicReader(new KafkaConsumer<>(access.consumer()), topic, id, new TakenPlaces(directory, id));
            description.partitions().forEach(each -> reader.partitions.add(new TopicPartition(topic, each.partition())));
            reader.seek();
            return reader;
        } catch (ExecutionException | KafkaException e) {
            throw BridgeException.of(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw BridgeException.of(new org.apache.kafka.common.errors.TimeoutException("the partitions of " + topic, e));
        }
    }

    private static TopicDescription description(KafkaAccess access, String topic)
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException, BridgeException {
        try (Admin admin = Admin.create(access.admin())) {
            TopicDescription found = admin.describeTopics(List.of(topic)).allTopicNames().get(access.timeout().toMillis(), TimeUnit.MILLISECONDS).get(topic);
            if (found == null) {
                throw new BridgeException("there is no such topic");
            }
            return found;
        }
    }

    private void seek() {
        Map<Integer, Long> taken = places.read();
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        for (TopicPartition each : partitions) {
            long begin = first.getOrDefault(each, 0L);
            consumer.seek(each, Math.clamp(taken.getOrDefault(each.partition(), begin), begin, Math.max(begin, end.getOrDefault(each, begin))));
        }
    }

    /** How much of a topic is lost: the offsets between the last consumed one and the first that still exists. */
    public long missed() throws BridgeException {
        try {
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            long missed = 0;
            for (Map.Entry<Integer, Long> each : places.read().entrySet()) {
                missed += Math.max(0, first.getOrDefault(new TopicPartition(topic, each.getKey()), 0L) - each.getValue());
            }
            return missed;
        } catch (KafkaException e) {
            throw BridgeException.of(e);
        }
    }

    /** Passes on everything that exists when it is called, one batch at a time. */
    public void takeAll(Sink sink) throws IOException, BridgeException {
        try {
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (isBehind(end)) {
                take(sink);
            }
        } catch (KafkaException e) {
            throw BridgeException.of(e);
        }
    }

    private boolean isBehind(Map<TopicPartition, Long> end) {
        for (TopicPartition each : partitions) {
            if (consumer.position(each) < end.getOrDefault(each, 0L)) {
                return true;
            }
        }
        return false;
    }

    private void take(Sink sink) throws IOException {
        List<TopicLine> lines = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
            if (each.value() != null) {
                lines.add(TopicLine.of(each, topicId));
            }
        }
        if (!lines.isEmpty()) {
            sink.lines(lines);
        }
        Map<Integer, Long> taken = new TreeMap<>();
        for (TopicPartition each : partitions) {
            taken.put(each.partition(), consumer.position(each));
        }
        if (!taken.equals(places.read())) {
            places.write(taken);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
