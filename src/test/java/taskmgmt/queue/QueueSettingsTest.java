package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSettingsTest {
    @Test
    void theFileKeepsWhatIsNotUsual() {
        QueueSettings settings = QueueSettings.USUAL.with("gpu", new GroupSettings(2, false)).with("night", new GroupSettings(null, true));
        assertThat(QueueSettings.of(settings.toMap())).isEqualTo(settings);
        assertThat(settings.of("gpu")).isEqualTo(new GroupSettings(2, false));
        assertThat(settings.of("other")).isEqualTo(GroupSettings.USUAL);
        assertThat(settings.with("gpu", GroupSettings.USUAL).groups()).containsOnlyKeys("night");
    }

    @Test
    void aSlipIsNotTheSameAsNothing() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of(), Map.of("groups", List.of()), group(3L), group(Map.of("parallel", 0L)),
                group(Map.of("parallel", "2")), group(Map.of("paused", "yes")), group(Map.of("parallel", 1L << 40)))) {
            assertThatThrownBy(() -> QueueSettings.of(wrong)).as(wrong.toString()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new GroupSettings(0, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Object> group(Object settings) {
        return Map.of("groups", Map.of("g", settings));
    }
}
