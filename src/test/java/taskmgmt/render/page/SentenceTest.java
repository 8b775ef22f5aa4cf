package taskmgmt.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

class SentenceTest {
    @Test
    void showsEveryValueInItsUnit() {
        Map<String, Object> values = Map.of("name", "{x}", "p50_seconds", Decimal.parse("0.0777854"), "late_percent",
                Decimal.parse("12.5"), "peak_mb", Decimal.parse("1.5"), "from_at", Instant.parse("2025-03-01T10:00:00.5Z"), "runs",
                12_345L, "ratio", Decimal.parse("1.40"));

        assertThat(Sentence.of("{name}: {p50_seconds}, {late_percent}, {peak_mb}, {from_at}, {runs}, {ratio}.", values))
                .isEqualTo("{x}: 78ms, 12.5%, 1.5 MB, 2025-03-01T10:00:00Z, 12,345, 1.40.");
    }

    @Test
    void countsThings() {
        assertThat(Sentence.of("{n|run|runs}", Map.of("n", 1L))).isEqualTo("1 run");
        assertThat(Sentence.of("{n|run|runs}", Map.of("n", 2L))).isEqualTo("2 runs");
    }

    @Test
    void gapThatNothingFillsIsAnError() {
        assertThatThrownBy(() -> Sentence.of("{a}", Map.of("b", 1L))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no a");
    }
}
