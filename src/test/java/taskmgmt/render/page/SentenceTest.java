package taskmgmt.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

class SentenceTest {
    @Test
    void showsEveryValueAsPeopleReadIt() {
        Map<String, Object> values = Map.of("name", "{x}", "from_at", Instant.parse("2025-03-01T10:00:00.5Z"), "runs",
                12_345L, "ratio", Decimal.parse("1.40"));

        assertThat(Sentence.of("{name}: {from_at}, {runs}, {ratio}.", values))
                .isEqualTo("{x}: 2025-03-01T10:00:00Z, 12,345, 1.40.");
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
