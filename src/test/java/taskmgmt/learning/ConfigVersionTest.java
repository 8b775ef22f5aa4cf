package taskmgmt.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

class ConfigVersionTest {
    private static final Instant NOW = Instant.parse("2025-12-31T23:59:59.900Z");

    @Test
    void isTheSecondInUtc() {
        assertThat(ConfigVersion.next(null, NOW).text()).isEqualTo("v20251231.235959");
        assertThat(ConfigVersion.next(version("v20251231.235958"), NOW).text()).isEqualTo("v20251231.235959");
    }

    @Test
    void followsTheLastOneWhereTheSecondIsTakenOrTheClockWentBack() {
        assertThat(ConfigVersion.next(version("v20251231.235959"), NOW).text()).isEqualTo("v20260101.000000");
        assertThat(ConfigVersion.next(version("v20300101.000000"), NOW).text()).isEqualTo("v20300101.000001");
        assertThatThrownBy(() -> ConfigVersion.next(version("v99991231.235959"), NOW)).isInstanceOf(RefusedException.class);
    }

    @Test
    void textAndVersionAreTheSame() {
        assertThat(version("v20251117.164328").text()).isEqualTo("v20251117.164328");
        for (String text : new String[] {"", "v1.2.3", "v20251117-164328", "v20251317.164328", "v20251117.246000",
            "v20251117.235960", "V20251117.164328", "v2025111x.164328", "v20251117.1643288"}) {
            assertThat(ConfigVersion.parse(text)).as(text).isNull();
        }
    }

    @Test
    void onlyRegisteredUpdatesOfConfigurationsHaveOne() {
        Map<String, Object> metadata = Map.of("version", "v20251117.164328");
        assertThat(ConfigVersion.of(event("config_update", metadata))).isEqualTo(version("v20251117.164328"));
        assertThat(ConfigVersion.of(event("deployment", metadata))).isNull();
        assertThat(ConfigVersion.of(event("config_update", Map.of("version", 7L)))).isNull();
    }

    private static ConfigVersion version(String text) {
        return Objects.requireNonNull(ConfigVersion.parse(text), text);
    }

    private static TaskEvent event(String type, Map<String, Object> metadata) {
        return new TaskEvent(NOW, EventType.CREATED, "t", Map.of("task_type", type, "metadata", metadata));
    }
}
