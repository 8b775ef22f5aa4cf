package taskmgmt.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.PrivateFiles;
import taskmgmt.journal.VolatileState;
import taskmgmt.task.EventType;

/**
 * Something that a command does to a log directory, and what the directory is like before it. Every step of it is made to
 * fail, see {@link FaultSweep}.
 */
@SuppressWarnings("ImmutableEnumChecker") // what they hold are functions without state
enum FaultScenario {
    /** The first command of all: directories, lock and logs are made. */
    FIRST_COMMAND(LogClient::nothing, (client, disk) -> client.create("new")),
    CREATE(FaultScenario::twoTasks, (client, disk) -> client.create("new")),
    COMPLETE(FaultScenario::twoTasks, (client, disk) -> {
        client.event("one", EventType.STARTED);
        client.event("one", EventType.COMPLETED);
    }),
    /** Both logs in one change. */
    INCIDENT(FaultScenario::twoTasks, (client, disk) -> {
        client.openIncident("port_in_use", "t1");
        client.resolveIncident("t1");
    }),
    /** More than one change by one process, and enough of them for the heads to be saved again. */
    SESSION(FaultScenario::twoTasks, (client, disk) -> {
        client.create("a");
        client.createAll(IntStream.range(0, 400).mapToObj(i -> "batch" + i).toList());
        client.create("b");
    }),
    /** What stands on the bus was not synced by whoever wrote it. */
    BUS_DRAIN(FaultScenario::bus, (client, disk) -> client.create("new")) {
        @Override
        void markVolatile(LogFixture log, VolatileState state) throws IOException {
            state.onlyDurable(log.file(LogFiles.EVENTS), BUS_BEFORE.getBytes(UTF_8).length);
        }
    },
    TORN_REGISTRY(client -> {
        twoTasks(client);
        cutLast(client, LogFiles.REGISTRY, 20);
    }, (client, disk) -> client.create("new")),
    TORN_INCIDENT(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.INCIDENTS, "{\"incident_id\":\"inc_1\",\"detected_at\":\"2026-");
    }, (client, disk) -> client.create("new")),
    TORN_AUDIT(client -> {
        twoTasks(client);
        client.create("lost", false);
        client.cut(LogFiles.AUDIT, 30);
    }, (client, disk) -> client.create("new")),
    TORN_BOTH(client -> {
        twoTasks(client);
        client.create("lost", false);
        client.cut(LogFiles.AUDIT, 30);
        client.appendRaw(LogFiles.REGISTRY, "{\"ts\":\"2026-03-01T12:00:00.0000");
    }, (client, disk) -> client.create("new")),
    UNTERMINATED(client -> {
        twoTasks(client);
        cutLast(client, LogFiles.REGISTRY, 1);
    }, (client, disk) -> client.create("new")),
    /** A power cut left zeros in the middle of a batch. */
    HOLE(client -> {
        twoTasks(client);
        byte[] audit = client.fixture().bytes(LogFiles.AUDIT);
        int start = client.fixture().bytes(LogFiles.REGISTRY).length;
        client.createAll(List.of("h1", "h2", "h3"), false);
        client.fixture().write(LogFiles.AUDIT, audit);
        byte[] registry = client.fixture().bytes(LogFiles.REGISTRY);
        int line = (registry.length - start) / 3;
        Arrays.fill(registry, start + line + 5, start + line + 40, (byte) 0);
        client.fixture().write(LogFiles.REGISTRY, registry);
    }, (client, disk) -> client.create("new")),
    BACKFILL(client -> {
        twoTasks(client);
        byte[] audit = client.fixture().bytes(LogFiles.AUDIT);
        client.createAll(List.of("b1", "b2", "b3"), false);
        client.fixture().write(LogFiles.AUDIT, audit);
    }, (client, disk) -> client.create("new")),
    /** Killed between the two logs of one change. */
    HALF_AN_INCIDENT(client -> {
        twoTasks(client);
        byte[] audit = client.fixture().bytes(LogFiles.AUDIT);
        byte[] registry = client.fixture().bytes(LogFiles.REGISTRY);
        client.openIncident("port_in_use", "t1", false);
        client.fixture().write(LogFiles.AUDIT, audit);
        client.fixture().write(LogFiles.REGISTRY, registry);
    }, (client, disk) -> client.create("new")),
    /** Logs of another program. */
    ADOPTION(client -> {
        client.appendRaw(LogFiles.REGISTRY, "{\"ts\":\"2025-11-17T16:43:28Z\",\"event\":\"task.created\",\"task_id\":\"old\"}\n");
        client.appendRaw(LogFiles.AUDIT, "{\"entry_id\": \"log_1\", \"action\": \"old\"}\n");
        client.acknowledge("task.created old");
    }, (client, disk) -> client.create("new")),
    /** Large enough for the index of tasks to be written. */
    INDEX(client -> {
        client.createAll(IntStream.range(0, 2200).mapToObj(i -> "many" + i).toList());
        client.create("last");
    }, (client, disk) -> client.create("new")),
    /** A report that keeps what it has read. */
    REPORT(FaultScenario::twoTasks, (client, disk) -> LogState.fold(client.directory(), "kept", disk));

    static final String BUS_BEFORE = """
            {"event":"task.created","task_id":"b0","title":"drained before"}
            {"event":"task.started","task_id":"b0"}
            {"event":"task.progress","task_id":"b0","progress_percent":1}
            """;
    private static final String BUS_NEW = """
            {"event":"task.created","task_id":"b1","title":"from a script"}
            no event at all
            {"event":"task.started","task_id":"b1"}
            {"event":"task.completed","task_id":"b1"}
            """;

    private final Setup setup;
    private final Work work;

    FaultScenario(Setup setup, Work work) {
        this.setup = setup;
        this.work = work;
    }

    /** What was done before, on a sound disk. */
    interface Setup {
        void prepare(LogClient client) throws IOException;
    }

    /** What is done on a disk that fails. */
    interface Work {
        void run(LogClient client, PrivateFiles disk) throws IOException;
    }

    void prepare(LogClient client) throws IOException {
        setup.prepare(client);
    }

    void run(LogClient client, PrivateFiles disk) throws IOException {
        work.run(client, disk);
    }

    /** Notes what a power cut may take of what was there before. */
    void markVolatile(LogFixture log, VolatileState state) throws IOException {
        // Everything is durable, unless a scenario says otherwise.
    }

    private static void twoTasks(LogClient client) throws IOException {
        client.create("one");
        client.create("two");
    }

    private static void bus(LogClient client) throws IOException {
        client.fixture().addToBus(BUS_BEFORE);
        twoTasks(client);
        client.fixture().addToBus(BUS_NEW);
    }

    /** One more task, whose writer was killed before its audit entry, and of whose line the last bytes are missing. */
    private static void cutLast(LogClient client, String name, int bytes) throws IOException {
        byte[] audit = client.fixture().bytes(LogFiles.AUDIT);
        client.create("lost", false);
        client.fixture().write(LogFiles.AUDIT, audit);
        client.cut(name, bytes);
        Files.deleteIfExists(client.fixture().file(LogFiles.HEADS));
    }

    static final Severity SEVERITY = Severity.HIGH;
}
