package taskmgmt.run.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void isWhatTheCommandsUsuallyTakeSharedAmongTheSlots() {
        TimeLeft left = new TimeLeft(Map.of("a", 4L, "b", 2L), Map.of("a", 10.0, "b", 30.0), 2);
        assertThat(left.seconds(0)).isCloseTo(50.0, within(1e-9));
        assertThat(left.seconds(20)).isCloseTo(40.0, within(1e-9));
        left.ended("a", 10);
        left.passedOver("b");
        assertThat(left.commands()).isEqualTo(4);
        assertThat(left.seconds(0)).isCloseTo(30.0, within(1e-9));
    }

    @Test
    void isNotKnownWithoutAnyHistory() {
        TimeLeft left = new TimeLeft(Map.of("a", 3L), Map.of(), 1);
        assertThat(left.seconds(0)).isNull();
        left.ended("a", 7);
        assertThat(left.seconds(0)).isCloseTo(14.0, within(1e-9));
        assertThat(left.seconds(1_000)).isZero();
    }

    @Test
    void believesThisBatchOnceThreeHaveEnded() {
        TimeLeft left = new TimeLeft(Map.of("a", 10L), Map.of("a", 100.0), 1);
        left.ended("a", 1);
        left.ended("a", 1);
        assertThat(left.seconds(0)).isCloseTo(800.0, within(1e-9));
        left.ended("a", 4);
        assertThat(left.seconds(0)).isCloseTo(14.0, within(1e-9));
    }

    @Test
    void moreSlotsThanCommandsDoNotHelp() {
        assertThat(new TimeLeft(Map.of("a", 2L), Map.of("a", 10.0), 8).seconds(0)).isCloseTo(10.0, within(1e-9));
        assertThat(new TimeLeft(Map.of(), Map.of(), 8).seconds(0)).isZero();
    }
}
