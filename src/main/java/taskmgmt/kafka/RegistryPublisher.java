package taskmgmt.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.read.KeptPlace;
import taskmgmt.export.read.LogPlace;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Publishes the registry to a topic, one piece in each transaction. Its position is an offset that is committed in the same
 * transaction, and afterwards also stored in the log directory, because brokers forget offsets that have not moved for a week.
 * Whatever ends this process, the next one continues where the last complete transaction ended, and consumers that read committed
 * data see every event once. A second publisher with the same name ends the first one. Not thread-safe.
 */
public final class RegistryPublisher implements AutoCloseable {
    /** The header with the offset of an event in its registry. */
    static final String OFFSET_HEADER = "task-mgmt-offset";
    /** The header with the name of the bridge that published it. */
    static final String BRIDGE_HEADER = "task-mgmt-bridge";

    private static final long PIECE_BYTES = 1L << 20;

    private final Producer<byte[], byte[]> producer;
    private final ConsumerGroupMetadata group;
    private final Target target;
    private final Path directory;
    private final Steps steps;
    private final long pieceBytes;
    private LogPlace place;

    /**
     * What is published where.
     *
     * @param topic the topic for the events
     * @param name  of the bridge
     */
    public record Target(String topic, String name) {
        /** A unique id. */
        private String id() {
            return name + "-" + topic;
        }

        /** The partition under which the brokers store its position. */
        private TopicPartition place() {
            return new TopicPartition(topic, 0);
        }
    }

    /** The result of a run. {@code bytes} is how far the registry is published. */
    public record Published(long events, long unreadable, long transactions, long bytes) {
        Published plus(long moreEvents, long moreUnreadable, long end) {
            return new Published(events + moreEvents, unreadable + moreUnreadable, transactions + 1, end);
        }
    }

    /** The steps between which a test can interrupt it. */
    interface Steps {
        Steps NONE = new Steps() { };

        default void sent() { }

        default void committed() { }
    }

    private RegistryPublisher(Producer<byte[], byte[]> producer, ConsumerGroupMetadata group, Target target, Path directory, LogPlace place, Steps steps, long pieceBytes) {
        this.producer = producer;
        this.group = group;
        this.target = target;
        this.directory = directory;
        this.place = place;
        this.steps = steps;
        this.pieceBytes = pieceBytes;
    }

    /** @throws RefusedException if events of another log were published under this name */
    public static RegistryPublisher open(KafkaAccess access, Target target, Path directory) throws IOException, BridgeException {
        return open(access, target, directory, Steps.NONE, PIECE_BYTES);
    }

    static RegistryPublisher open(KafkaAccess access, Target target, Path directory, Steps steps, long pieceBytes)
            throws IOException, BridgeException {
        Producer<byte[], byte[]> producer = null;
        try {
            producer = new KafkaProducer<>(access.producer("task-mgmt-" + target.id()));
            producer.initTransactions(); // aborts what an earlier publisher left open, and ends that one if it still exists
            Kept kept = Kept.by(access, target);
            LogPlace place = place(kept.place(), target, directory);
            Path registry = directory.resolve(LogFiles.REGISTRY);
            if (!place.isIn(registry)) {
                throw new RefusedException(Refusal.NOT_ALLOWED, registry + " is not the log that the bridge " + target.name()
                        + " has published, or it has lost or changed what it had then: give the bridge another --name to publish all of it");
            }
            return new RegistryPublisher(producer, kept.group(), target, directory, place, steps, pieceBytes);
        } catch (KafkaException e) {
            close(producer);
            throw BridgeException.of(e);
        } catch (IOException | RuntimeException e) {
            close(producer);
            throw e;
        }
    }

    private static void close(@Nullable Producer<byte[], byte[]> producer) {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    private static KeptPlace kept(Path directory, Target target) {
        return new KeptPlace(directory, "publish-", "published", target.id());
    }

    /** The farther of the two positions, that of the brokers and that of the log directory, because either may have lost its own. */
    private static LogPlace place(@Nullable LogPlace there, Target target, Path directory) throws IOException {
        LogPlace here = kept(directory, target).read();
        LogPlace place = here == null ? there : there == null || here.offset() > there.offset() ? here : there;
        if (place != null) {
            return place;
        }
        LogPlace start = LogPlace.at(directory.resolve(LogFiles.REGISTRY), 0);
        if (start == null) {
            throw new IllegalStateException("every log has a first byte");
        }
        return start;
    }

    /** The group under which brokers store the position; it never has members. */
    private record Kept(ConsumerGroupMetadata group, @Nullable LogPlace place) {
        static Kept by(KafkaAccess access, Target target) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(access.member("task-mgmt-published-" + target.id()))) {
                OffsetAndMetadata found = consumer.committed(Set.of(target.place())).get(target.place());
                return new Kept(consumer.groupMetadata(), found == null ? null : LogPlace.parse(found.metadata()));
            }
        }
    }

    /** Publishes what is new. */
    public Published run() throws IOException, BridgeException {
        Path registry = directory.resolve(LogFiles.REGISTRY);
        Published result = new Published(0, 0, 0, place.offset());
        while (true) {
            Piece piece = piece(registry);
            if (piece.end() == place.offset()) {
                return result;
            }
            LogPlace end = LogPlace.at(registry, piece.end());
            if (end == null || !place.isIn(registry)) {
                throw new IOException(registry + " became shorter while it was read: look at what else writes to it");
            }
            publish(piece, end);
            result = result.plus(piece.records().size(), piece.unreadable(), piece.end());
        }
    }

    private void publish(Piece piece, LogPlace end) throws IOException, BridgeException {
        try {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> each : piece.records()) {
                Future<RecordMetadata> _ = producer.send(each); // a failed send makes the commit fail
            }
            producer.sendOffsetsToTransaction(Map.of(target.place(), new OffsetAndMetadata(end.offset(), end.text())), group);
            producer.flush();
            steps.sent();
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw BridgeException.of(e); // closing it aborts the open transaction
        }
        steps.committed();
        kept(directory, target).write(end);
        place = end;
    }

    /** Lines of the registry as records, and the offset of the first line that is not among them. */
    private record Piece(List<ProducerRecord<byte[], byte[]>> records, long unreadable, long end) {}

    private Piece piece(Path registry) throws IOException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        long[] unreadable = {0};
        Json json = Json.lenient();
        long to = LineScanner.lineStart(registry, place.offset() + pieceBytes);
        long end = LineScanner.scan(registry, place.offset(), to, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int lineEnd, long offset) {
                try {
                    Object id = json.parse(buffer, start, lineEnd - start).get("task_id");
                    records.add(record(id == null ? "" : id.toString(), Arrays.copyOfRange(buffer, start, lineEnd), offset));
                } catch (BadJsonException _) {
                    unreadable[0]++;
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                unreadable[0]++;
            }
        }).tailOffset();
        return new Piece(records, unreadable[0], end);
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] line, long offset) {
        return new ProducerRecord<>(target.topic(), null, key.getBytes(StandardCharsets.UTF_8), line, List.of(
                new RecordHeader(BRIDGE_HEADER, target.name().getBytes(StandardCharsets.UTF_8)),
                new RecordHeader(OFFSET_HEADER, Long.toString(offset).getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public void close() {
        producer.close();
    }
}
