package taskmgmt.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void quantilesAreTimesThatOccurred() {
        assertThat(Figures.of(List.of(9L, 1L, 4L, 2L, 7L))).isEqualTo(new Figures(5, 5, 1, 9, 4, 9, 9));
        assertThat(Figures.of(List.of(3L, 2L))).isEqualTo(new Figures(2, 3, 2, 3, 2, 3, 3));
        assertThat(Figures.of(List.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,low", "2,low", "3,medium", "9,medium", "10,high", "100,high"})
    void confidenceGoesByTheNumberOfRuns(int runs, String text) {
        assertThat(Confidence.of(runs).text()).isEqualTo(text);
    }
}
