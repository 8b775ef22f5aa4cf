package taskmgmt.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.Severity;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;

class IncidentCodecTest {
    private static final Instant DETECTED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private static String written(Incident incident) {
        JsonLineWriter line = new JsonLineWriter();
        IncidentCodec.write(incident, line);
        return new String(line.toByteArray(), UTF_8);
    }

    private static Incident read(String line) throws BadJsonException {
        return IncidentCodec.decode(Json.lenient().parse(line));
    }

    @Test
    void thirteenKeysInAFixedOrderAndThenTheNewerOnes() {
        Incident incident = Incident.detected(DETECTED, "disk_full", Severity.HIGH, "rotate", Map.of("host", "a"), "t1")
                .remediating(DETECTED.plusSeconds(1), List.of("restart"), Map.of())
                .resolved(DETECTED.plusMillis(2_500), List.of("verify"), Map.of());
        assertThat(written(incident)).isEqualTo("{\"incident_id\":\"inc_20260102_030405_678901\",\"detected_at\":\"2026-01-02T03:04:05.678901Z\","
                + "\"resolved_at\":\"2026-01-02T03:04:08.178901Z\",\"status\":\"resolved\",\"playbook_id\":null,\"playbook_name\":\"rotate\","
                + "\"failure_mode\":\"disk_full\",\"severity\":\"high\",\"mttr_seconds\":2.5,\"actions_taken\":[\"restart\",\"verify\"],"
                + "\"success\":true,\"error\":null,\"metadata\":{\"host\":\"a\"},\"task_id\":\"t1\",\"remediating_at\":\"2026-01-02T03:04:06.678901Z\"}");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws BadJsonException {
        Incident detected = Incident.detected(DETECTED, "mode \"x\"\n", Severity.LOW, null, Map.of("n", 1L, "deep", Map.of("a", List.of())), "t1");
        for (Incident incident : List.of(detected, detected.occurred(DETECTED.minusSeconds(9)), detected.resolvedByHand(),
                detected.remediating(DETECTED, List.of("a"), Map.of()), detected.failed(List.of(), "error", Map.of()),
                detected.resolved(DETECTED.plusSeconds(3), List.of("b"), Map.of("m", true)))) {
            assertThat(read(written(incident))).isEqualTo(incident);
        }
    }

    @Test
    void keysThatNobodyKnowsGoThroughUnharmed() throws BadJsonException {
        Incident read = read("{\"later\":{\"x\":[1,null]},\"incident_id\":\"i\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"detected\",\"z\":1.50}");
        assertThat(read.more()).containsOnlyKeys("later", "z");
        assertThat(written(read)).endsWith("\"metadata\":{},\"later\":{\"x\":[1,null]},\"z\":1.50}");
    }

    /** Older programs left out what they did not know, or wrote it as they liked. */
    @Test
    void whatIsMissingOrOfAnotherKindIsUnknown() throws BadJsonException {
        Incident read = read("{\"incident_id\":\"i\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"failed\",\"severity\":3,"
                + "\"failure_mode\":null,\"actions_taken\":[\"a\",1,null,\"b\"],\"metadata\":[],\"error\":{},\"resolved_at\":5}");
        assertThat(read).isEqualTo(new Incident("i", Instant.parse("2026-01-01T00:00:00Z"), null, IncidentStatus.FAILED, null, null,
                "unknown", "unknown", List.of("a", "b"), null, Map.of(), Map.of()));
        assertThat(read("{\"incident_id\":\"i\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"detected\",\"actions_taken\":\"a\"}").actionsTaken())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"failed\"} | it has no incident_id",
        "{\"incident_id\":\"i\",\"detected_at\":\"2026-01-01T00:00:00Z\"} | it has no known status",
        "{\"incident_id\":\"i\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"gone\"} | it has no known status",
        "{\"incident_id\":\"i\",\"status\":\"failed\"} | it has no detected_at",
        "{\"incident_id\":\"i\",\"status\":\"failed\",\"detected_at\":17} | it has no detected_at",
        "{\"incident_id\":\"i\",\"status\":\"failed\",\"detected_at\":\"noon\"} | detected_at is no RFC 3339 timestamp",
        "{\"incident_id\":\"i\",\"status\":\"failed\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"resolved_at\":\"\"} | resolved_at is no RFC 3339 timestamp"})
    void whatIsNoIncidentIsRefusedByName(String line, String reason) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(BadJsonException.class).hasMessage(reason);
    }
}
