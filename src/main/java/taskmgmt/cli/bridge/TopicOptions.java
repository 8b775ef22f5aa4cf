package taskmgmt.cli.bridge;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.kafka.KafkaAccess;
import taskmgmt.time.Durations;

/** Which topic, how to reach its brokers, and how often. */
final class TopicOptions extends ParameterGroup {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final int MAX_TOPIC = 249;

    private final Option<String> bootstrap = option("--bootstrap").as(TopicOptions::brokers, "HOST:PORT").text("bootstrap brokers: host:port,host:port");
    private final Option<String> topic = option("--topic").as(TopicOptions::topicName, "TOPIC").text("the topic");
    private final Option<String> properties = option("--property-file").label("FILE")
            .text("settings of Kafka clients, such as security.protocol and sasl.jaas.config: secrets belong in this file, readable by its owner only");
    private final Option<Duration> timeout = option("--timeout").as(Durations::positive, "DURATION")
            .text("how long to wait for a broker's answer (default: 30s)");
    private final Flag once = flag("--once").text("do what is due now, then exit (the default)");
    private final Flag follow = flag("--follow").text("keep running until stopped by a signal");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION").text("with --follow: polling interval (default: 1s)");

    TopicOptions() {
        super("Kafka options");
    }

    private static String brokers(String text) {
        for (String each : text.split(",", -1)) {
            int colon = each.lastIndexOf(':');
            if (colon <= 0 || colon == each.length() - 1 || !each.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("'" + each + "' is no broker: name a host and a port, as in kafka.example.com:9092");
            }
        }
        return text;
    }

    private static String topicName(String text) {
        boolean isName = !text.isEmpty() && text.length() <= MAX_TOPIC && !text.equals(".") && !text.equals("..");
        for (int i = 0; i < text.length() && isName; i++) {
            char each = text.charAt(i);
            isName = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || each == '.' || each == '_' || each == '-';
        }
        if (!isName) {
            throw new IllegalArgumentException("'" + text + "' is no name of a topic: letters, digits, '.', '_' and '-', up to " + MAX_TOPIC);
        }
        return text;
    }

    String topic() {
        if (!topic.isSet()) {
            throw new UsageException("--topic names the topic");
        }
        return topic.get();
    }

    boolean follows() {
        if (once.isSet() && follow.isSet()) {
            throw new UsageException("--once and --follow exclude each other");
        }
        if (every.isSet() && !follow.isSet()) {
            throw new UsageException("--every belongs to --follow");
        }
        return follow.isSet();
    }

    Duration pause() {
        return every.or(DEFAULT_PAUSE);
    }

    KafkaAccess access(Session session) throws IOException {
        if (!bootstrap.isSet()) {
            throw new UsageException("--bootstrap names a broker: host:port");
        }
        return new KafkaAccess(bootstrap.get(), settings(session), timeout.or(DEFAULT_TIMEOUT));
    }

    private Map<String, String> settings(Session session) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        if (properties.isSet()) {
            Path file = session.workingDirectory().resolve(properties.get());
            Properties read = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                read.load(in);
            } catch (IllegalArgumentException | MalformedInputException _) {
                throw new UsageException("--property-file: " + properties.get() + " is no file of properties");
            }
            read.stringPropertyNames().forEach(each -> settings.put(each, read.getProperty(each)));
        }
        return settings;
    }
}
