package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.testkit.LogFixture;

/** Every small change of every log is tried, and must be found. */
class AuditVerifierTest {
    @TempDir
    Path temporary;

    LogFixture log;

    @BeforeEach
    void tasksAndAnIncident() throws IOException {
        log = new LogFixture(temporary.resolve("logs"));
        log.create("one");
        log.append(now -> {
            Incident incident = Incident.detected(now.now(), "disk_full", Severity.LOW, null, Map.of(), "t1");
            return ChangeSet.of(incident, Objects.requireNonNull(IncidentTask.eventFor(incident, now.now(), now.actor())));
        });
        log.create("two");
        log.create("three");
        assertThat(verify().findings()).isEmpty();
    }

    private Verification verify() throws IOException {
        return AuditVerifier.verify(log.directory);
    }

    @Test
    void findsEveryRemovedRepeatedOrSwappedLine() throws IOException {
        for (String name : List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT)) {
            byte[] bytes = log.bytes(name);
            List<String> lines = new String(bytes, UTF_8).lines().toList();
            // To cut off the end of the audit log, and with it all trace, takes a copy of its head elsewhere to be found.
            int removable = name.equals(LogFiles.AUDIT) ? lines.size() - 1 : lines.size();
            for (int i = 0; i < removable; i++) {
                List<String> changed = new ArrayList<>(lines);
                changed.remove(i);
                assertFound(name, changed, "without line " + i);
            }
            for (int i = 0; i < lines.size(); i++) {
                List<String> changed = new ArrayList<>(lines);
                changed.add(i, lines.get(i));
                if (name.equals(LogFiles.AUDIT) || i < lines.size() - 1) {
                    assertFound(name, changed, "with line " + i + " twice");
                }
                for (int j = 0; j < i; j++) {
                    List<String> swapped = new ArrayList<>(lines);
                    Collections.swap(swapped, i, j);
                    assertFound(name, swapped, "with lines " + i + " and " + j + " swapped");
                }
            }
            log.write(name, bytes);
        }
    }

    private void assertFound(String name, List<String> lines, String what) throws IOException {
        log.write(name, (lines.isEmpty() ? "" : String.join("\n", lines) + "\n").getBytes(UTF_8));
        assertThat(verify().holds()).as(name + " " + what).isFalse();
    }

    @Test
    void saysWhichLineAndHow() throws IOException {
        String registry = new String(log.bytes(LogFiles.REGISTRY), UTF_8);
        log.write(LogFiles.REGISTRY, registry.replace("täsk two", "täsk 222").getBytes(UTF_8));
        int offset = registry.substring(0, registry.indexOf("{", registry.indexOf("LOW: disk_full"))).getBytes(UTF_8).length;
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Violation.Kind.ALTERED_LINE);
            assertThat(finding.file()).isEqualTo(LogFiles.REGISTRY);
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.offset()).isGreaterThanOrEqualTo(offset);
        });
    }

    @Test
    void aLineAppendedByAnotherProgramIsNotVouchedForUntilTheNextChange() throws IOException {
        String foreign = "{\"ts\":\"2026-03-01T12:00:00Z\",\"event\":\"task.created\",\"task_id\":\"foreign\"}\n";
        log.write(LogFiles.REGISTRY, (new String(log.bytes(LogFiles.REGISTRY), UTF_8) + foreign).getBytes(UTF_8));
        assertThat(verify().logs().get(LogFiles.REGISTRY)).extracting(Verification.Vouched::unvouchedBytes).isEqualTo((long) foreign.length());
        assertThat(verify().holds()).isTrue();

        log.create("four");
        assertThat(verify().backfilled()).isEqualTo(1);
        assertThat(verify().logs().get(LogFiles.REGISTRY)).extracting(Verification.Vouched::unvouchedBytes).isEqualTo(0L);
        assertThat(log.notices).anyMatch(notice -> notice.startsWith("back-filled 1 audit entry"));
    }

    @Test
    void saysNothingOfALogWithoutChain() throws IOException {
        LogFixture old = new LogFixture(temporary.resolve("old"));
        old.write(LogFiles.AUDIT, "{\"entry_id\":\"log_1\"}\n{\"entry_id\":\"log_2\"}\n".getBytes(UTF_8));
        Verification result = AuditVerifier.verify(old.directory);
        assertThat(result.legacyEntries()).isEqualTo(2);
        assertThat(result.chainedEntries()).isZero();
        assertThat(result.head()).isNull();
        assertThat(result.holds()).isTrue();
    }

    @Test
    void findsThatTheEndOrAllOfTheAuditLogIsGone() throws IOException {
        byte[] audit = log.bytes(LogFiles.AUDIT);
        for (int length = 0; length < audit.length; length++) {
            if (length == 0 || audit[length - 1] == '\n') {
                log.write(LogFiles.AUDIT, Arrays.copyOf(audit, length));
                assertThat(verify().findings()).as("cut at byte %s", length).extracting(Violation::kind)
                        .containsExactly(Violation.Kind.LOST_END);
            }
        }
        log.write(LogFiles.AUDIT, "{\"action\":\"something else, and longer\"}\n".repeat(100).getBytes(UTF_8));
        assertThat(verify().findings()).extracting(Violation::kind).containsExactly(Violation.Kind.LOST_END);
    }

    @Test
    void whatWasTakenOfTheAuditLogIsVouchedForAgainAndStaysNamed() throws IOException {
        byte[] audit = log.bytes(LogFiles.AUDIT);
        log.write(LogFiles.AUDIT, Arrays.copyOf(audit, audit.length / 2));
        log.create("four");
        assertThat(verify().findings()).extracting(Violation::kind).containsExactly(Violation.Kind.END_WAS_LOST);
    }
}
