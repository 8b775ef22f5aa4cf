package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import taskmgmt.audit.Verification;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.MutatedLogs;
import taskmgmt.testkit.Mutations;

/**
 * Makes a small record with everything in it that a record can have, and tries every small change of it: see
 * {@link Mutations}. Prints how many there were and were found; exits with 1 if one was not that should have been.
 */
public final class MutationRun {
    private final MutatedLogs logs;
    private final KnownRoot checkpoint;

    /** @param directory where the record is made; nothing may be there */
    MutationRun(Path directory) throws IOException {
        LogFixture log = new LogFixture(directory);
        log.create("one");
        log.append(now -> {
            Incident incident = Incident.detected(now.now(), "disk_full", Severity.LOW, null, Map.of(), "t1");
            return ChangeSet.of(incident, Objects.requireNonNull(IncidentTask.eventFor(incident, now.now(), now.actor())));
        });
        tear(log, LogFiles.REGISTRY);
        tear(log, LogFiles.AUDIT);
        log.addToBus("{\"event\":\"task.created\",\"task_id\":\"bus\",\"title\":\"from the bus\"}\nno event\n");
        log.create("two");
        Verification before = MutatedLogs.of(log).verify(List.of());
        checkpoint = new KnownRoot("the checkpoint", before.tree().size(), before.tree().root(), SignedNote.Trust.SIGNED);
        log.create("three");
        log.create("four");
        logs = MutatedLogs.of(log);
    }

    /** What an interrupted write leaves, for the next change to repair. */
    private static void tear(LogFixture log, String name) throws IOException {
        log.write(name, (new String(log.bytes(name), UTF_8) + "{\"torn\":").getBytes(UTF_8));
    }

    MutatedLogs logs() {
        return logs;
    }

    KnownRoot checkpoint() {
        return checkpoint;
    }

    /** Changes of it, none tried yet. */
    Mutations mutations() {
        return new Mutations(logs, checkpoint);
    }

    public static void main(String[] args) throws IOException {
        Path directory = Files.createTempDirectory("task-mgmt-mutations");
        try {
            Mutations mutations = new MutationRun(directory.resolve("logs")).mutations();
            mutations.tryClumsy();
            mutations.tryClever();
            System.out.println("mutations tried " + mutations.tried() + ", found " + mutations.found() + ", documented exceptions "
                    + mutations.excepted());
            System.out.println("before the checkpoint: tried " + mutations.triedBefore() + ", documented exceptions "
                    + mutations.exceptedBefore());
            System.out.println("without the checkpoint: found " + mutations.foundAlone());
            mutations.wrong().forEach(System.out::println);
            if (!mutations.wrong().isEmpty()) {
                System.exit(1);
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
