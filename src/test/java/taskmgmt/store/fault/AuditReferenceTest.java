package taskmgmt.store.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.AuditReference;
import taskmgmt.audit.AuditTerms;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.policy.Approval;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;

/** What commands of all kinds write to the audit log is what the reference lists. */
class AuditReferenceTest {
    /** Of the program that wrote {@link FaultScenario#ADOPTION}. */
    private static final String FOREIGN = "old";

    private final Map<String, Set<String>> listed = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> unlisted = new ArrayList<>();

    @TempDir
    private Path directory;

    AuditReferenceTest() {
        for (AuditReference.Action action : AuditReference.ACTIONS) {
            Set<String> keys = new HashSet<>(action.metadata());
            keys.addAll(action.name().startsWith(AuditTerms.TASK) ? AuditReference.OF_TASKS : List.of());
            listed.put(action.name(), keys);
        }
    }

    @Test
    void everyEntryOfEveryScenarioHasAListedActionAndListedKeys() throws IOException {
        for (FaultScenario scenario : FaultScenario.values()) {
            LogFixture log = new LogFixture(directory.resolve(scenario.name()));
            try (LogClient before = new LogClient(log, FaultyDisk.sound().files())) {
                scenario.prepare(before);
            }
            try (LogClient client = new LogClient(log, FaultyDisk.sound().files())) {
                scenario.run(client, FaultyDisk.sound().files());
            } catch (RefusedException e) {
                assertThat(scenario).isEqualTo(FaultScenario.DENIED);
            }
            read(scenario.name(), log.file(LogFiles.AUDIT));
        }
        read("examples", Golden.inProject("examples/logs").resolve(LogFiles.AUDIT));

        assertThat(unlisted).isEmpty();
        assertThat(seen).contains(AuditTerms.ACCESS_DENIED, AuditTerms.POLICY_CHANGED, AuditTerms.LOG_ADOPTED,
                AuditTerms.LOG_REPAIRED, AuditTerms.LOG_ROTATED, AuditTerms.LOG_COMPRESSED, AuditTerms.BUS_RESTARTED,
                AuditTerms.BUS_LINE_REFUSED, AuditTerms.DOCTOR_FIXED, AuditTerms.AUDIT_CHECKPOINT, AuditTerms.KEY_CREATED,
                AuditTerms.KEY_ROTATED);
    }

    @Test
    void everyEventStatusAndDecisionHasAListedAction() {
        for (EventType type : EventType.values()) {
            assertThat(listed).containsKey(type == EventType.CREATED ? AuditTerms.TASK_REGISTERED
                    : AuditTerms.TASK + type.text().substring(EventType.PREFIX.length()));
        }
        for (IncidentStatus status : IncidentStatus.values()) {
            assertThat(listed).containsKey(AuditTerms.INCIDENT + status.text());
        }
        for (Approval.State state : List.of(Approval.State.APPROVED, Approval.State.REJECTED)) {
            assertThat(listed).containsKey(AuditTerms.GOVERNANCE + state.text());
        }
    }

    private void read(String scenario, Path audit) throws IOException {
        if (!Files.exists(audit)) {
            return;
        }
        LineScanner.scan(audit, 0, Long.MAX_VALUE, new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    check(scenario, Json.lenient().parse(buffer, start, end - start));
                } catch (BadJsonException e) {
                    assertThat(scenario).as(e.getMessage()).startsWith("DOCTOR_");
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                assertThat(scenario).as(reason).startsWith("DOCTOR_");
            }
        });
    }

    private void check(String scenario, Map<String, @Nullable Object> entry) {
        String action = String.valueOf(entry.get("action"));
        if (action.equals(FOREIGN)) {
            return;
        }
        seen.add(action);
        Set<?> keys = entry.get("metadata") instanceof Map<?, ?> metadata ? metadata.keySet() : Set.of();
        if (!listed.containsKey(action)) {
            unlisted.add(scenario + ": " + action);
        } else if (!listed.get(action).containsAll(keys)) {
            unlisted.add(scenario + ": " + action + " " + keys);
        }
    }
}
