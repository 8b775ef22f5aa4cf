package taskmgmt.cli.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonitoringTest {
    @Test
    void isOnOffOrAPause() {
        assertThat(Monitoring.parse("off").every()).isNull();
        assertThat(Monitoring.parse("on")).isEqualTo(Monitoring.USUAL);
        assertThat(Monitoring.parse("5s").every()).isEqualTo(Duration.ofSeconds(5));
        assertThatIllegalArgumentException().isThrownBy(() -> Monitoring.parse("0s")).withMessageContaining("is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Monitoring.parse("never"));
    }
}
