package taskmgmt.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTest {
    @Test
    void isAsLongAsItsShareToAnEighthOfACell() {
        assertThat(Bar.of(1, 1, 4)).isEqualTo("████");
        assertThat(Bar.of(0.5, 1, 4)).isEqualTo("██");
        assertThat(Bar.of(5, 32, 4)).isEqualTo("▋");
        assertThat(Bar.of(9, 32, 4)).isEqualTo("█▏");
    }

    @Test
    void littleCanBeSeenAndNothingCannot() {
        assertThat(Bar.of(1e-9, 1, 4)).isEqualTo("▏");
        assertThat(Bar.of(0, 1, 4)).isEmpty();
        assertThat(Bar.of(0, 0, 4)).isEmpty();
        assertThat(Bar.of(Double.NaN, 1, 4)).isEmpty();
    }
}
