package taskmgmt.report.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private VitalSigns.Access access = VitalSigns.Access.WRITABLE;
    private String lockHolder = "";
    private String lockFailure = "";
    private List<String> unterminated = List.of();
    private List<VitalSigns.DamagedLog> damaged = List.of();
    private List<String> losses = List.of();
    private List<String> accepted = List.of();
    private long busBytes;
    private long unaudited;
    private @Nullable Long free = 1L << 40;
    private @Nullable Instant newest = NOW;

    @Test
    void aSoundLogHasNothingToBeDone() {
        assertThat(checks()).hasSize(9).allMatch(check -> check.level() == HealthCheck.Level.OK && check.remedy().isEmpty());
    }

    @Test
    void everyAilmentIsFoundAndHasARemedy() {
        access = VitalSigns.Access.READ_ONLY;
        lockHolder = "pid 7 has it";
        unterminated = List.of("registry.jsonl");
        damaged = List.of(new VitalSigns.DamagedLog("registry.jsonl", 2, 512), new VitalSigns.DamagedLog("incidents.jsonl", 1, -1));
        losses = List.of("entry 3 is gone");
        busBytes = HealthCheck.BUS_BYTES + 1;
        unaudited = 10;
        free = HealthCheck.MIN_DISK_BYTES - 1;
        newest = NOW.plusSeconds(3);
        assertThat(checks()).allMatch(check -> check.level() != HealthCheck.Level.OK && !check.remedy().isEmpty());
        assertThat(checks()).extracting(HealthCheck::finding).contains("it is 3s behind the newest record",
                "registry.jsonl has 2 lines that hold no record, the first at byte 512; incidents.jsonl has 1 line that hold no record");
    }

    @Test
    void whatIsOnlyOnTheEdgeIsSound() {
        busBytes = HealthCheck.BUS_BYTES;
        free = HealthCheck.LITTLE_DISK_BYTES;
        newest = NOW.plus(HealthCheck.CLOCK_TOLERANCE);
        assertThat(checks()).allMatch(check -> check.level() == HealthCheck.Level.OK);
        free = HealthCheck.LITTLE_DISK_BYTES - 1;
        access = VitalSigns.Access.ABSENT;
        assertThat(checks()).filteredOn(check -> check.level() == HealthCheck.Level.WARN)
                .extracting(HealthCheck::name).containsExactly("directory", "disk");
    }

    @Test
    void aLossThatNobodyHasAcceptedIsNamed() {
        losses = List.of("entry 3 is gone");
        assertThat(checks()).filteredOn(check -> check.level() == HealthCheck.Level.FAIL)
                .containsExactly(new HealthCheck("record", HealthCheck.Level.FAIL, "entry 3 is gone", "see what can be done: task-mgmt doctor"));
    }

    @Test
    void oneThatSomebodyHasAcceptedStaysAWarning() {
        accepted = List.of("entry 3 was found gone at noon");
        assertThat(checks()).filteredOn(check -> check.level() == HealthCheck.Level.WARN)
                .extracting(HealthCheck::finding).containsExactly("entry 3 was found gone at noon");
    }

    @Test
    void aFileSystemWithoutLocksFailsTheCheckAndSaysWhere() {
        lockFailure = "locks do not work on this file system (nfs4): No locks available";
        assertThat(checks()).filteredOn(check -> check.level() == HealthCheck.Level.FAIL).singleElement()
                .satisfies(check -> assertThat(check.finding()).contains("nfs4"))
                .satisfies(check -> assertThat(check.remedy()).contains("local disk"));
    }

    @Test
    void whatIsNotKnownIsNoAilment() {
        free = null;
        newest = null;
        assertThat(checks()).allMatch(check -> check.level() == HealthCheck.Level.OK);
    }

    private List<HealthCheck> checks() {
        return HealthCheck.of(new VitalSigns(
                access, lockHolder, lockFailure, unterminated, damaged, losses, accepted, busBytes, 1, unaudited, free, NOW, newest));
    }
}
