package taskmgmt.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AlarmThresholdTest {
    private final Random random = new Random(7);

    @Test
    void thresholdLeavesTheShareOfTheTailThatIsAllowed() {
        assertThat(learnt(10, 0)).isCloseTo(-2 - Math.log(0.01), within(0.4));
        assertThat(learnt(2, 0)).isCloseTo(-2 - Math.log(0.002), within(0.6));
    }

    @Test
    void anomaliesHardlyMoveIt() {
        assertThat(learnt(10, 0.03)).isCloseTo(learnt(10, 0), within(0.3));
    }

    @Test
    void whereNothingIsNormalOnlyTheSurestIsAnAlarm() {
        assertThat(learnt(10, 1)).isEqualTo(4);
    }

    /** Scores whose tail is exponential, some of them those of anomalies. */
    private double learnt(double alarms, double anomalies) {
        AlarmThreshold threshold = new AlarmThreshold(alarms);
        for (int i = 0; i < 2_000; i++) {
            double usual = -2 - Math.log(1 - random.nextDouble());
            threshold.learn(random.nextDouble() < anomalies ? 9 : usual);
        }
        return threshold.value();
    }
}
