package taskmgmt.cli.bridge;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.kafka.BridgeException;
import taskmgmt.kafka.BridgeName;
import taskmgmt.kafka.KafkaAccess;
import taskmgmt.kafka.RegistryPublisher;
import taskmgmt.kafka.RegistryPublisher.Published;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.view.kafka.PublishedDocument;

/** Publishes the registry to a topic. */
final class KafkaPublishCommand extends Command {
    private final Option<String> name = option("--name").label("NAME").text("the name of the bridge (default: by the first line of the registry)");
    private final TopicOptions topic = uses(new TopicOptions());
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    KafkaPublishCommand() {
        super("bridge kafka publish", "publish registry events to a Kafka topic, each once");
        details("The key of a record is the id of the task, so that the events of a task stay in order; its value is the line of the registry. "
                        + "Each piece of the registry is a transaction, which also records how far the bridge has come: a bridge that is killed goes on there.",
                "Who reads the topic with isolation.level=read_committed sees every event once.",
                "",
                "Exit code: 0 all is published, 1 the broker could not be reached or refused something, 4 the log is not the one that was published.");
        examples("task-mgmt bridge kafka publish --bootstrap kafka.example.com:9092 --topic tasks",
                "task-mgmt bridge kafka publish --bootstrap kafka.example.com:9093 --topic tasks --property-file ~/kafka.properties --follow");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        KafkaAccess access = topic.access(session);
        boolean follows = topic.follows();
        Path directory = log.reader(session).directory();
        RegistryPublisher.Target target = new RegistryPublisher.Target(topic.topic(), name.isSet() ? name.get() : BridgeName.of(directory));
        boolean done;
        try (SignalRelay signals = SignalRelay.open()) {
            do {
                done = false;
                try (RegistryPublisher publisher = RegistryPublisher.open(access, target, directory)) {
                    do {
                        Published published = publisher.run();
                        done = true;
                        tell(published, follows, session);
                    } while (follows && !signals.await(topic.pause()));
                } catch (BridgeException e) {
                    done = false;
                    session.err().println(Program.NAME + ": not published: " + Plain.text(String.valueOf(e.getMessage())));
                }
            } while (follows && signals.ended() == null && !signals.await(topic.pause()));
            return signals.ended() != null ? ExitCode.INTERRUPTED : done ? ExitCode.DONE : ExitCode.NO;
        }
    }

    private void tell(Published published, boolean follows, Session session) throws IOException {
        if (follows && published.transactions() == 0) {
            return;
        }
        output.show(new PublishedDocument(topic.topic(), published), session);
        session.out().flush();
    }
}
