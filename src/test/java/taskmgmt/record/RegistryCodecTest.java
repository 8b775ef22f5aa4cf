package taskmgmt.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

class RegistryCodecTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    private static TaskEvent read(String line) throws BadJsonException {
        return RegistryCodec.decode(Json.lenient().parse(line));
    }

    private static TaskEvent letIn(String line) throws BadJsonException {
        return RegistryCodec.decodeForeign(Json.strict().parse(line), NOW).event();
    }

    @Test
    void anEventIsAFlatLineWithTimeNameAndTaskFirst() throws BadJsonException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("z", null);
        fields.put("title", "a \"b\"\n");
        fields.put("n", Decimal.parse("1.50"));
        TaskEvent event = new TaskEvent(AT, EventType.CREATED, "t1", fields);
        String line = new String(RegistryCodec.encode(event), UTF_8);
        assertThat(line).isEqualTo("{\"ts\":\"2026-01-02T03:04:05.678901Z\",\"event\":\"task.created\",\"task_id\":\"t1\",\"z\":null,"
                + "\"title\":\"a \\\"b\\\"\\n\",\"n\":1.50}");
        assertThat(read(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsReadAsItIsWritten(EventType type) throws BadJsonException {
        TaskEvent event = new TaskEvent(AT, type, "t1", Map.of());
        assertThat(read(new String(RegistryCodec.encode(event), UTF_8))).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource({"mission.created,CREATED", "task.registered,CREATED", "mission.registered,CREATED", "mission.resolved,COMPLETED",
        "task.canceled,CANCELLED", "mission.canceled,CANCELLED", "mission.failed,FAILED"})
    void anOlderNameIsKeptBesideTheTypeThatItMeans(String name, EventType type) throws BadJsonException {
        TaskEvent event = read("{\"event\":\"" + name + "\",\"mission_id\":\"m1\",\"ts\":\"2026-01-02T03:04:05.678901Z\",\"n\":1}");
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.taskId()).isEqualTo("m1");
        assertThat(event.fields()).isEqualTo(Map.of("n", 1L, TaskEvent.PUBLISHED_AS, name));
    }

    @Test
    void aTaskIdCountsBeforeAMissionIdWhichThenIsAFieldLikeOthers() throws BadJsonException {
        TaskEvent event = read("{\"event\":\"task.started\",\"task_id\":\"t1\",\"mission_id\":\"m1\",\"ts\":\"2026-01-02T03:04:05Z\"}");
        assertThat(event.taskId()).isEqualTo("t1");
        assertThat(event.fields()).isEqualTo(Map.of("mission_id", "m1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | it has no event",
        "{\"event\":7,\"task_id\":\"a\"} | no such event: 7",
        "{\"event\":\"task.exploded\",\"task_id\":\"a\"} | no such event: task.exploded",
        "{\"event\":\"task.resolved\",\"task_id\":\"a\"} | no such event: task.resolved",
        "{\"event\":\"task.created\"} | it has no task_id",
        "{\"event\":\"task.created\",\"task_id\":null,\"mission_id\":\"m\"} | it has no task_id",
        "{\"event\":\"task.created\",\"task_id\":\"a\"} | it has no ts",
        "{\"event\":\"task.created\",\"task_id\":\"a\",\"ts\":5} | no RFC 3339 timestamp: 5",
        "{\"event\":\"task.created\",\"task_id\":\"a\",\"ts\":\"noon\"} | no RFC 3339 timestamp: noon"})
    void whatIsNoEventIsRefusedByName(String line, String reason) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(BadJsonException.class).hasMessage(reason);
    }

    @Test
    void anEventWithoutATimeHappensNowForWhoLetsItIn() throws BadJsonException {
        assertThat(letIn("{\"event\":\"task.created\",\"task_id\":\"a\"}").at()).isEqualTo(NOW);
        assertThat(letIn("{\"event\":\"task.created\",\"task_id\":\"a\",\"ts\":null}").at()).isEqualTo(NOW);
        assertThat(letIn("{\"event\":\"task.created\",\"task_id\":\"a\",\"ts\":\"2026-01-01T01:00:00+01:00\"}").at())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"a\u2028b", "a\u202eb", "` `", "``"})
    void whatCouldNotBeAnIdIsNotLetInButStaysReadable(String id) throws BadJsonException {
        String line = "{\"event\":\"task.created\",\"task_id\":\"" + id + "\",\"ts\":\"2026-01-01T00:00:00Z\"}";
        assertThat(read(line).taskId()).isEqualTo(id);
        assertThatThrownBy(() -> letIn(line)).isInstanceOf(BadJsonException.class).hasMessageStartingWith("no task id: ");
    }

    /** A value of another kind than the field's, and what is made of it: nothing for what nobody can have meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "title | 1 | 1", "title | {} | ``", "cpu_seconds | -1 | ``", "cpu_seconds | 1e19 | ``", "cpu_seconds | \"12.5\" | 12.5",
        "storage_delta_mb | -1e19 | ``", "subtasks_total | 1.5 | ``", "subtasks_total | \"7\" | 7", "priority | 11 | ``", "priority | 0 | ``",
        "priority | \"P2\" | ``", "priority | \"high\" | 8", "priority | \"3\" | 3", "priority | 4.0 | 4", "verification_required | 1 | ``",
        "verification_required | \"True\" | true", "sla_deadline | \"noon\" | ``",
        "sla_deadline | 1767225600 | 2026-01-01T00:00:00.000000Z", "tags | [1] | [1]", "tags | \"a,b\" | [a, b]", "tags | {} | ``",
        "depends_on | [\"a b\"] | [a b]", "depends_on | \"a\" | [a]", "depends_on | [7] | [7]", "depends_on | [\"\"] | ``",
        "retries_count | \"2\" | 2", "error_count | -1 | ``"})
    void aFieldOfAnotherKindIsReadAsItWasMeantOrKeptAside(String field, String value, String meant) throws BadJsonException {
        String line = "{\"event\":\"task.created\",\"task_id\":\"a\",\"ts\":\"2026-01-01T00:00:00Z\",\"" + field + "\":" + value + "}";
        assertThat(read(line).fields()).as("a line of a registry is read as it is").containsKey(field);
        RegistryCodec.Foreign foreign = RegistryCodec.decodeForeign(Json.strict().parse(line), NOW);
        Map<String, @Nullable Object> fields = foreign.event().fields();
        if (meant.isEmpty()) {
            assertThat(fields).doesNotContainKey(field).containsKey("metadata");
            assertThat(foreign.unusable()).containsExactly(field);
            assertThat(String.valueOf(fields.get("metadata"))).startsWith("{unusable={" + field + "=");
        } else {
            assertThat(fields.get(field)).hasToString(meant);
            assertThat(foreign.unusable()).isEmpty();
        }
    }

    @Test
    void nullFitsEveryFieldAndAnythingFitsWhatNobodyKnows() throws BadJsonException {
        StringBuilder line = new StringBuilder("{\"event\":\"task.created\",\"task_id\":\"a\",\"later\":[{}]");
        for (TaskField field : TaskField.values()) {
            if (field != TaskField.TASK_ID) {
                line.append(",\"").append(field.text()).append("\":null");
            }
        }
        assertThat(letIn(line.append('}').toString()).fields()).containsEntry("later", List.of(Map.of())).hasSize(TaskField.values().length);
    }
}
