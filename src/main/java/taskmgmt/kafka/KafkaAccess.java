package taskmgmt.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How brokers are reached, and how this program identifies itself.
 *
 * @param bootstrap  bootstrap brokers, as {@code host:port,host:port}
 * @param properties further client settings, such as for security; settings that exactly-once delivery depends on cannot be overridden
 * @param timeout    the time limit of one request to a broker
 */
public record KafkaAccess(String bootstrap, Map<String, String> properties, Duration timeout) {
    private static final int MAX_REQUEST_BYTES = 32 << 20;

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    private Properties common() {
        Properties all = new Properties();
        int millis = (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, "task-mgmt");
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        all.putAll(properties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return all;
    }

    private int millis() {
        return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
    }

    /** @param transactional a name that only one producer may use at a time */
    Properties producer(String transactional) {
        Properties all = common();
        all.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        all.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis());
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.max(millis(), 2 * millis()));
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactional);
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return all;
    }

    Properties consumer() {
        Properties all = common();
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return all;
    }

    /** A consumer through which brokers store the position of a group. */
    Properties member(String group) {
        Properties all = consumer();
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return all;
    }

    Properties admin() {
        Properties all = common();
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        return all;
    }
}
