package taskmgmt.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The shares are computed by hand. */
class SurvivalTest {
    @Test
    void whatIsLeftIsLessSureTheLongerItRuns() {
        Survival survival = new Survival();
        for (long micros = 10; micros <= 100; micros += 10) {
            survival.ended(micros);
        }

        assertThat(survival.left(0, 0.5)).isEqualTo(50);
        assertThat(survival.left(0, 0.9)).isEqualTo(90);
        assertThat(survival.left(60, 0.5)).isEqualTo(20);
        assertThat(survival.left(65, 0.5)).isEqualTo(15);
        assertThat(survival.left(99, 0.9)).isEqualTo(1);
    }

    @Test
    void beyondAllHistoryThereIsNoFigure() {
        Survival survival = new Survival();
        survival.ended(10);
        survival.ended(20);

        assertThat(survival.left(20, 0.5)).isNull();
        assertThat(survival.left(21, 0.5)).isNull();
        assertThat(new Survival().left(0, 0.5)).isNull();
    }

    @Test
    void tasksThatStillRunMakeItLonger() {
        Survival survival = new Survival();
        survival.ended(10);
        survival.ended(20);
        survival.ended(30);
        survival.stillRunning(15);
        survival.stillRunning(25);

        // 4/5 after 10, 4/5 * 2/3 after 20, 0 after 30; without those that run it would be 20.
        assertThat(survival.left(0, 0.5)).isEqualTo(30);
        assertThat(survival.left(10, 0.3)).isEqualTo(10);
    }

    @Test
    void quantileThatNoTaskReachedIsNotMadeUp() {
        Survival survival = new Survival();
        survival.ended(10);
        survival.stillRunning(50);
        survival.stillRunning(60);

        assertThat(survival.left(0, 0.3)).isEqualTo(10);
        assertThat(survival.left(0, 0.9)).isNull();
    }
}
