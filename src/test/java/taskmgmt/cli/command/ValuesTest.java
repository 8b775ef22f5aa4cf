package taskmgmt.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.time.Durations;
import taskmgmt.time.PointInTime;
import taskmgmt.word.Suggestion;

class ValuesTest {
    private static final Instant NOW = Instant.parse("2025-11-17T12:00:00.123456Z");

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S", "15m, PT15M", "2h, PT2H", "1.5h, PT1H30M", "1h30m, PT1H30M", "7d, PT168H", "2w, PT336H",
        "250ms, PT0.25S", "0.001ms, PT0.000001S", "0s, PT0S", "PT5M, PT5M", "P1D, PT24H", "pt0.5s, PT0.5S", "365250d, PT8766000H"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1s", "PT0.2S, 0.2s", "PT1H30M, 1h30m", "PT168H, 7d", "PT25H0.5S, 1d1h0.5s", "PT0.000000001S, 0.000000001s", "PT0S, 0s", "PT-5M, -5m"})
    void writesDurationsAsTheyAreTyped(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
        if (!duration.isNegative()) {
            assertThat(Durations.parse(text)).isEqualTo(duration);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "s", "90", "soon", "5 m", "5M", "1.2.3s", ".", ".s", "-5m", "PT-5M", "P", "NaN", "1e3s", "Infinitys", "5m5",
        "365251d", "99999999999999999999d", "P999999999999999D", "١٢s", "+5s",
        "0000000000000000000000000000000000000000000000000000000001s"
    })
    void refusesWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-31T12:00:00Z, 2025-01-31T12:00:00Z", "2025-01-31T12:00:00+02:00, 2025-01-31T10:00:00Z",
        "2025-01-31T12:00:00.1234567, 2025-01-31T12:00:00.123456Z", "2025-01-31 12:00:00, 2025-01-31T12:00:00Z",
        "2025-01-31, 2025-01-31T00:00:00Z", "now, 2025-11-17T12:00:00.123456Z", "2h, 2025-11-17T10:00:00.123456Z",
        "1d ago, 2025-11-16T12:00:00.123456Z"
    })
    void readsTimes(String text, Instant expected) {
        assertThat(PointInTime.parse(text).at(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2025-02-30", "2025-01-31T25:00:00Z", "2025-01-31T", "ago", "-2h", "12:00"})
    void refusesWhatIsNoTime(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PointInTime.parse(text)).withMessageContaining("2025-01-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "=v", "k"})
    void refusesWhatIsNoPair(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyValue.parse(text));
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> verbs = List.of("create", "complete", "cancel", "list");
        assertThat(Suggestion.nearest("craete", verbs)).isEqualTo("create");
        assertThat(Suggestion.nearest("compleet", verbs)).isEqualTo("complete");
        assertThat(Suggestion.nearest("lst", verbs)).isEqualTo("list");
        assertThat(Suggestion.nearest("x", verbs)).isNull();
        assertThat(Suggestion.nearest("destroy", verbs)).isNull();
    }
}
