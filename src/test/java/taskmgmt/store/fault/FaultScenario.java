package taskmgmt.store.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.heads.BusFile;
import taskmgmt.task.EventType;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.LogState;
import taskmgmt.testkit.VolatileState;

/**
 * Something that a command does to a log directory, and what the directory is like before it. Every step of it is made to
 * fail, see {@link FaultSweep}.
 */
@SuppressWarnings("ImmutableEnumChecker") // what they hold are functions without state
public enum FaultScenario {
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
    /** Changes of several threads, under one hold of the lock. */
    GROUP(FaultScenario::twoTasks, (client, disk) -> {
        client.createTogether(List.of("a", "b", "c"));
        client.createTogether(List.of("d", "e"));
    }),
    /** What stands on the bus was not synced by whoever wrote it. */
    BUS_DRAIN(FaultScenario::bus, (client, disk) -> client.create("new")) {
        @Override
        void markVolatile(LogFixture log, VolatileState state) throws IOException {
            state.onlyDurable(log.file(LogFiles.EVENTS), BUS_BEFORE.getBytes(UTF_8).length);
        }
    },
    /** The bus was replaced by a shorter one since it was drained. */
    BUS_RESTARTED(client -> {
        client.fixture().addToBus(FaultScenario.BUS_BEFORE);
        twoTasks(client);
        Files.writeString(client.fixture().file(LogFiles.EVENTS), FaultScenario.BUS_SHORT);
    }, (client, disk) -> client.create("new")),
    /** The bus has become large. */
    BUS_ROTATE(FaultScenario::bus, (client, disk) -> client.createRotating("new", FaultScenario.LARGE_BUS)) {
        @Override
        void markVolatile(LogFixture log, VolatileState state) throws IOException {
            state.onlyDurable(log.file(LogFiles.EVENTS), BUS_BEFORE.getBytes(UTF_8).length);
        }
    },
    /** A program has written to the bus after it was rotated away; somebody else has written to the new one. */
    BUS_LATE(client -> {
        client.fixture().addToBus(FaultScenario.BUS_BEFORE + FaultScenario.BUS_BEATS);
        client.createRotating("one", FaultScenario.LARGE_BUS);
        client.appendRaw(LogFiles.BUS + "/" + BusFile.rotatedPaths(client.directory()).getFirst().getFileName(), FaultScenario.BUS_NEW);
        client.fixture().addToBus(FaultScenario.BUS_SHORT);
    }, (client, disk) -> client.createRotating("new", FaultScenario.LARGE_BUS)),
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
        byte[] heads = client.fixture().bytes(LogFiles.HEADS);
        client.create("lost", false);
        client.isKilledWith(heads);
        client.cut(LogFiles.AUDIT, 30);
    }, (client, disk) -> client.create("new")),
    TORN_BOTH(client -> {
        twoTasks(client);
        byte[] heads = client.fixture().bytes(LogFiles.HEADS);
        client.create("lost", false);
        client.isKilledWith(heads);
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
        byte[] heads = client.fixture().bytes(LogFiles.HEADS);
        client.createAll(List.of("h1", "h2", "h3"), false);
        client.isKilledWith(heads);
        client.fixture().write(LogFiles.AUDIT, audit);
        byte[] registry = client.fixture().bytes(LogFiles.REGISTRY);
        int line = (registry.length - start) / 3;
        Arrays.fill(registry, start + line + 5, start + line + 40, (byte) 0);
        client.fixture().write(LogFiles.REGISTRY, registry);
    }, (client, disk) -> client.create("new")),
    BACKFILL(client -> {
        twoTasks(client);
        byte[] audit = client.fixture().bytes(LogFiles.AUDIT);
        byte[] heads = client.fixture().bytes(LogFiles.HEADS);
        client.createAll(List.of("b1", "b2", "b3"), false);
        client.isKilledWith(heads);
        client.fixture().write(LogFiles.AUDIT, audit);
    }, (client, disk) -> client.create("new")),
    /** Killed between the two logs of one change. */
    HALF_AN_INCIDENT(client -> {
        twoTasks(client);
        byte[] audit = client.fixture().bytes(LogFiles.AUDIT);
        byte[] registry = client.fixture().bytes(LogFiles.REGISTRY);
        byte[] heads = client.fixture().bytes(LogFiles.HEADS);
        client.openIncident("port_in_use", "t1", false);
        client.isKilledWith(heads);
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
    REPORT(FaultScenario::twoTasks, (client, disk) -> LogState.fold(client.directory(), "kept", disk)),
    ROTATE(FaultScenario::twoTasks, (client, disk) -> {
        client.create("new");
        client.rotate();
    }),
    COMPRESS(client -> {
        twoTasks(client);
        client.rotate();
        client.create("three");
        client.rotate();
    }, (client, disk) -> client.compress()),
    KEY_INIT(FaultScenario::twoTasks, (client, disk) -> client.createKey()),
    KEY_ROTATE(FaultScenario::signed, (client, disk) -> client.rotateKey()),
    CHECKPOINT(FaultScenario::signed, (client, disk) -> {
        client.create("new");
        client.checkpoint();
    }),
    /** Large enough for a tree to be kept. */
    TREE(client -> {
        client.createAll(IntStream.range(0, 300).mapToObj(i -> "leaf" + i).toList());
        signed(client);
    }, (client, disk) -> client.checkpoint()),
    VERIFIED(FaultScenario::twoTasks, (client, disk) -> {
        client.verifyNew();
        client.create("new");
        client.verifyNew();
    }),
    /** The policy is another one than before. */
    POLICY(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.POLICY, FaultScenario.DENYING);
    }, (client, disk) -> client.create("new")),
    DENIED(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.POLICY, FaultScenario.DENYING);
    }, (client, disk) -> client.event("one", EventType.STARTED)),
    GOVERNED(FaultScenario::twoTasks, (client, disk) -> client.governed("update")),
    /** Bytes that no program of ours has written, behind the last record. */
    DOCTOR_FOREIGN(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.REGISTRY, "rubbish\001\n");
    }, FaultScenario::doctor),
    DOCTOR_BYTE(client -> {
        twoTasks(client);
        client.flip(LogFiles.REGISTRY, 60);
    }, FaultScenario::doctor),
    DOCTOR_ENTRY(client -> {
        twoTasks(client);
        client.flip(LogFiles.AUDIT, 700);
    }, FaultScenario::doctor),
    /** In the active file of a log that has segments before it. */
    DOCTOR_ROTATED(client -> {
        twoTasks(client);
        client.rotate();
        client.create("three");
        client.flip(LogFiles.REGISTRY, 60);
        client.appendRaw(LogFiles.INCIDENTS, "rubbish\001\n");
    }, FaultScenario::doctor),
    DOCTOR_LOSS(client -> {
        client.create("one");
        client.create("lost", false);
        client.cut(LogFiles.REGISTRY, 100);
    }, FaultScenario::doctor),
    /** What is not in the registry any more was acknowledged by nobody here, or each sweep would miss it. */
    DOCTOR_SEGMENT_MISSING(client -> {
        client.create("lost", false);
        client.rotate();
        client.compress();
        twoTasks(client);
        Files.delete(client.fixture().segment(LogFiles.REGISTRY));
    }, FaultScenario::doctor),
    /** The newest one, without which the active file seems to begin earlier. */
    DOCTOR_SEGMENT_GONE(client -> {
        client.create("zero");
        client.rotate();
        client.create("lost", false);
        client.rotate();
        twoTasks(client);
        Files.delete(client.fixture().segment(LogFiles.REGISTRY, false));
    }, FaultScenario::doctor),
    /** The first block cannot be read; what is behind it can, and is acknowledged. */
    DOCTOR_SEGMENT_DAMAGED(client -> {
        client.createAll(IntStream.range(0, 700).mapToObj(i -> "lost" + i).toList(), false);
        client.create("kept");
        client.rotate();
        client.compress();
        twoTasks(client);
        Path segment = client.fixture().segment(LogFiles.REGISTRY);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[40] ^= 0x10;
        Files.write(segment, bytes);
    }, FaultScenario::doctor),
    DOCTOR_SEGMENT_AUDIT(client -> {
        twoTasks(client);
        client.rotate();
        client.compress();
        client.create("three");
        Files.delete(client.fixture().segment(LogFiles.AUDIT));
    }, FaultScenario::doctor),
    DOCTOR_UNSYNCED(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.UNSYNCED, "a sync has failed\n");
    }, FaultScenario::doctor),
    DOCTOR_STATE(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.STATE + "/strange", "?");
        Files.setPosixFilePermissions(client.fixture().file(LogFiles.REGISTRY), PosixFilePermissions.fromString("rw-rw-r--"));
    }, FaultScenario::doctor),
    DOCTOR_BUS(client -> {
        client.fixture().addToBus(FaultScenario.BUS_BEFORE);
        twoTasks(client);
        Files.writeString(client.fixture().file(LogFiles.EVENTS), FaultScenario.BUS_SHORT);
    }, FaultScenario::doctor),
    DOCTOR_AGREEMENT(client -> {
        twoTasks(client);
        client.appendRaw(LogFiles.INCIDENTS, "{\"incident_id\":\"inc_1\",\"detected_at\":\"2026-03-01T12:00:00.000000Z\",\"resolved_at\":null,"
                + "\"status\":\"detected\",\"failure_mode\":\"port_in_use\",\"severity\":\"high\",\"task_id\":\"t9\"}\n");
    }, FaultScenario::doctor),
    DOCTOR_PIECE(client -> {
        twoTasks(client);
        Files.createDirectories(client.fixture().file(LogFiles.QUARANTINE));
        client.appendRaw(LogFiles.QUARANTINE + "/registry.jsonl.0.20260101T000000000000", "half of a copy");
    }, FaultScenario::doctor);

    static final String BUS_BEFORE = """
            {"event":"task.created","task_id":"b0","title":"drained before"}
            {"event":"task.started","task_id":"b0"}
            {"event":"task.progress","task_id":"b0","progress_percent":1}
            """;
    private static final String BUS_BEATS = """
            {"event":"task.progress","task_id":"b0","progress_percent":2}
            {"event":"task.progress","task_id":"b0","progress_percent":2}
            {"event":"task.progress","task_id":"b0","progress_percent":2}
            """;
    private static final long LARGE_BUS = 300;
    private static final String BUS_SHORT = "{\"event\":\"task.created\",\"task_id\":\"fresh\"}\n";
    private static final String BUS_NEW = """
            {"event":"task.created","task_id":"b1","title":"from a script"}
            no event at all
            {"event":"task.started","task_id":"b1"}
            {"event":"task.completed","task_id":"b1"}
            """;

    private static final String DENYING = """
            {"version":1,"default":"allow","rules":[{"effect":"deny","accounts":["tester"],"actions":["task.start"]}]}
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

    /** Whether the damage is there until the doctor was. */
    boolean needsDoctor() {
        return name().startsWith("DOCTOR_");
    }

    /** Whether the verifier goes on telling of it, as it must. */
    boolean isLossForGood() {
        return this == DOCTOR_LOSS || name().startsWith("DOCTOR_SEGMENT_");
    }

    private static void doctor(LogClient client, PrivateFiles disk) throws IOException {
        client.doctor(true);
    }

    private static void signed(LogClient client) throws IOException {
        twoTasks(client);
        client.createKey();
        client.checkpoint();
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

    public static final Severity SEVERITY = Severity.HIGH;
}
