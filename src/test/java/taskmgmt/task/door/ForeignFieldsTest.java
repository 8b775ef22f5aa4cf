package taskmgmt.task.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

class ForeignFieldsTest {
    @Test
    void aValueOfAnotherKindIsReadAsItWasMeant() {
        assertThat(usable("title", 17L)).isEqualTo("17");
        assertThat(usable("title", Decimal.parse("1.50"))).isEqualTo("1.50");
        assertThat(usable("title", true)).isEqualTo("true");
        assertThat(usable("priority", " 7 ")).isEqualTo(7L);
        assertThat(usable("priority", "critical")).isEqualTo(10L);
        assertThat(usable("retries_count", "3")).isEqualTo(3L);
        assertThat(usable("retries_count", Decimal.parse("3.0"))).isEqualTo(3L);
        assertThat(usable("cpu_seconds", "1.5")).isEqualTo(Decimal.parse("1.5"));
        assertThat(usable("cpu_seconds", "2")).isEqualTo(2L);
        assertThat(usable("verification_required", " TRUE ")).isEqualTo(true);
        assertThat(usable("verification_required", "false")).isEqualTo(false);
        assertThat(usable("success", "true")).isEqualTo(true);
        assertThat(usable("sla_deadline", "2026-01-05 08:00")).isEqualTo("2026-01-05T08:00:00.000000Z");
        assertThat(usable("tags", "a, b,,c")).isEqualTo(List.of("a", "b", "c"));
        assertThat(usable("tags", List.of("a", 7L, true))).isEqualTo(List.of("a", "7", "true"));
        assertThat(usable("depends_on", "a,b")).isEqualTo(List.of("a,b"));
    }

    @Test
    void whatNobodyCanReadIsKeptAsideUnderItsName() {
        for (Map.Entry<String, ? extends @Nullable Object> odd : Map.of("title", List.of("x"), "priority", "as soon as possible", "retries_count", "1.5",
                "cpu_seconds", "9".repeat(65), "verification_required", "perhaps", "sla_deadline", "soon", "tags", List.of(Map.of()),
                "depends_on", Map.of("a", 1L), "resource_usage", "much", "ml_metrics", 7L).entrySet()) {
            ForeignFields fields = ForeignFields.of(Map.of(odd.getKey(), odd.getValue()));
            assertThat(fields.unusableNames()).as("%s", odd).containsExactly(odd.getKey());
            assertThat(fields.usable()).as("%s", odd).isEqualTo(Map.of("metadata", Map.of("unusable", Map.of(odd.getKey(), odd.getValue()))));
        }
        assertThat(ForeignFields.of(Map.of("cpu_seconds", "many")).unusableNames()).containsExactly("cpu_seconds");
        assertThat(ForeignFields.of(Map.of("retries_count", Decimal.parse("1e300"))).unusableNames()).containsExactly("retries_count");
        assertThat(ForeignFields.of(Map.of("tags", Arrays.asList("a", null))).unusableNames()).containsExactly("tags");
        assertThat(ForeignFields.remarks(List.of("tags"))).containsExactly("tags cannot be used: kept in metadata.unusable");
    }

    @Test
    void aDoorTakesNobodysWordForMoreThanAClaimNorForWork() {
        for (String key : List.of("proof", "job", "lease", "workflow_run", "workflow_step")) {
            assertThat(ForeignFields.of(Map.of(key, "observed")).unusableNames()).as(key).containsExactly(key);
        }
        assertThat(usable("proof", "claimed")).isEqualTo("claimed");
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("proof", null);
        assertThat(ForeignFields.of(none).unusableNames()).isEmpty();
    }

    @Test
    void eachFigureOfAnObjectCountsForItself() {
        ForeignFields fields = ForeignFields.of(Map.of("resource_usage", Map.of("cpu_seconds", "1.5", "memory_peak_mb", "lots", "watts", "5")));

        assertThat(fields.usable().get("resource_usage")).isEqualTo(Map.of("cpu_seconds", Decimal.parse("1.5"), "watts", "5"));
        assertThat(fields.unusableNames()).containsExactly("memory_peak_mb");
    }

    @Test
    void whatWasKeptAsideBeforeStays() {
        ForeignFields fields = ForeignFields.of(Map.of("priority", "soon",
                "metadata", Map.of("host", "a", "unusable", Map.of("tags", 7L))));

        assertThat(fields.usable().get("metadata")).isEqualTo(Map.of("host", "a", "unusable", Map.of("tags", 7L, "priority", "soon")));
    }

    @Test
    void aFieldCanBeKeptAsideLater() {
        TaskEvent event = new TaskEvent(Instant.EPOCH, EventType.CREATED, "t", Map.of("depends_on", List.of("t"), "title", "x"));

        assertThat(ForeignFields.without("depends_on", event).fields())
                .isEqualTo(Map.of("title", "x", "metadata", Map.of("unusable", Map.of("depends_on", List.of("t")))));
    }

    @Test
    void aFieldThatNobodyKnowsGoesThroughAsItIs() {
        assertThat(usable("colour", Map.of("red", 1L))).isEqualTo(Map.of("red", 1L));
    }

    @Test
    void textThatWasNoUtf8IsNotedOnceHoweverDeepItStands() {
        for (Map<String, @Nullable Object> fields : List.<Map<String, @Nullable Object>>of(Map.of("title", "a\ufffd"), Map.of("tags", List.of("x", "\ufffd")),
                Map.of("metadata", Map.of("k", Map.of("\ufffd", 1L))), Map.of("metadata", Map.of("k", List.of(Map.of("n", "\ufffdz")))))) {
            TaskEvent marked = ReplacedText.marked(new TaskEvent(Instant.EPOCH, EventType.CREATED, "t", fields));
            assertThat(marked.texts("noted")).as("%s", fields).containsExactly(ReplacedText.REPLACED);
            assertThat(ReplacedText.marked(marked)).isSameAs(marked);
        }
        assertThat(ReplacedText.marked(new TaskEvent(Instant.EPOCH, EventType.CREATED, "t\ufffd", Map.of())).texts("noted")).hasSize(1);
        TaskEvent plain = new TaskEvent(Instant.EPOCH, EventType.CREATED, "t", Map.of("title", "é", "tags", List.of("x"), "n", 5L));
        assertThat(ReplacedText.marked(plain)).isSameAs(plain);
    }

    private static @Nullable Object usable(String key, Object value) {
        ForeignFields fields = ForeignFields.of(Map.of(key, value));
        assertThat(fields.unusableNames()).isEmpty();
        return fields.usable().get(key);
    }
}
