package taskmgmt.cli.bridge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.kafka.BridgeException;
import taskmgmt.kafka.KafkaAccess;
import taskmgmt.kafka.TopicLine;
import taskmgmt.kafka.TopicReader;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.ingest.EventIngest;
import taskmgmt.store.ingest.IngestListener;
import taskmgmt.store.ingest.IngestResult;
import taskmgmt.store.ingest.LineTimes;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.LooseTime;
import taskmgmt.view.kafka.TakenDocument;

/** Imports the events of a topic into the registry. */
final class KafkaTakeCommand extends Command {
    private final TopicOptions topic = uses(new TopicOptions());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    KafkaTakeCommand() {
        super("bridge kafka take", "take events from a Kafka topic into the registry, each once");
        details("A record holds an event as a line of 'events ingest' does, and is judged as one. Up to where each partition was taken is kept in the log "
                        + "directory. An event without an event_id is known by its topic, partition and offset, so that one that is taken again counts once.",
                "",
                "Exit code: 0 all is taken, 1 the broker could not be reached or refused something, 2 some records are no events.");
        examples("task-mgmt bridge kafka take --bootstrap kafka.example.com:9092 --topic tasks",
                "task-mgmt bridge kafka take --bootstrap kafka.example.com:9092 --topic tasks --follow --every 5s");
    }

    /** What has become of all records since the command started. */
    private static final class Sum {
        private long records;
        private long added;
        private long known;
        private long refused;

        private void add(IngestResult result) {
            records += result.lines();
            added += result.added();
            known += result.known();
            refused += result.refused();
        }
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        KafkaAccess access = topic.access(session);
        boolean follows = topic.follows();
        String name = topic.topic();
        Sum all = new Sum();
        boolean done = false;
        try (TaskLog writer = log.writer(session).steppingOver(); SignalRelay signals = SignalRelay.open()) {
            ingest(List.of(), writer, session); // refuses those who may not import events before it contacts any broker
            do {
                done = false;
                try (TopicReader reader = TopicReader.open(access, name, writer.directory())) {
                    tellMissed(reader, session);
                    do {
                        Sum turn = new Sum();
                        reader.takeAll(lines -> turn.add(ingest(lines, writer, session)));
                        done = true;
                        all.refused += turn.refused;
                        tell(turn, follows, session);
                    } while (follows && !signals.await(topic.pause()));
                } catch (BridgeException e) {
                    done = false;
                    session.err().println(Program.NAME + ": not taken: " + Plain.text(String.valueOf(e.getMessage())));
                }
            } while (follows && signals.ended() == null && !signals.await(topic.pause()));
            return signals.ended() != null ? ExitCode.INTERRUPTED : !done ? ExitCode.NO : all.refused == 0 ? ExitCode.DONE : ExitCode.USAGE;
        }
    }

    private static void tellMissed(TopicReader reader, Session session) throws BridgeException {
        long missed = reader.missed();
        if (missed > 0) {
            session.err().println(Program.NAME + ": " + Human.count(missed, "offset", "offsets") + " of the topic were removed before they were taken: "
                    + "its retention is shorter than the time between two turns");
        }
    }

    private static IngestResult ingest(List<TopicLine> lines, TaskLog writer, Session session) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(each -> text.append(each.text().isEmpty() ? "-" : each.text()).append('\n'));
        InputStream in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        return new EventIngest(writer, new LineTimes(LooseTime.utc(), true), new IngestListener() {
            @Override
            public void refused(long lineNumber, String reason) {
                TopicLine line = lines.get((int) lineNumber - 1);
                session.err().println("partition " + line.partition() + " offset " + line.offset() + " refused: " + Plain.text(reason));
            }

            @Override
            public void noted(long lineNumber, String remark) {
                // Nothing to report: the remark is recorded on the event.
            }

            @Override
            public void progress(IngestResult soFar) {
                // Nothing to report: a batch is short.
            }
        }).run(in);
    }

    private void tell(Sum turn, boolean follows, Session session) throws IOException {
        if (follows && turn.records == 0) {
            return;
        }
        output.show(new TakenDocument(topic.topic(), turn.records, turn.added, turn.known, turn.refused), session);
        session.out().flush();
    }
}
