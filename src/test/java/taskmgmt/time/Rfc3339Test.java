package taskmgmt.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Seed;

class Rfc3339Test {
    private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void agreesWithTheLibraryOnRandomInstants() {
        Random random = Seed.random(Rfc3339Test.class);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(FIRST_SECOND + 86_400, LAST_SECOND - 86_400),
                    random.nextInt(1_000_000_000));
            Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
            assertThat(Instant.parse(Rfc3339.format(instant))).as("%s", instant).isEqualTo(micros);
            assertThat(Rfc3339.format(instant)).hasSize(27).endsWith("Z");
            assertThat(Rfc3339.parse(Rfc3339.format(instant))).isEqualTo(micros);
            String elsewhere = OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), offset).toString();
            if (elsewhere.length() >= 20 && elsewhere.charAt(16) == ':') { // the library leaves out seconds that are zero
                assertThat(Rfc3339.parse(elsewhere)).as(elsewhere).isEqualTo(instant.truncatedTo(ChronoUnit.SECONDS));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-17T16:43:28, 2025-11-17T16:43:28Z", "2025-11-17 16:43:28z, 2025-11-17T16:43:28Z",
        "2025-11-17t16:43:28.1234569Z, 2025-11-17T16:43:28.123456Z", "2025-11-17T16:43:28+0130, 2025-11-17T15:13:28Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.999999Z", "2025-11-17, 2025-11-17T00:00:00Z",
        "2024-02-29T00:00:00-18:00, 2024-02-29T18:00:00Z"
    })
    void readsWhatOtherProgramsWrite(String text, String expected) {
        assertThat(Rfc3339.parse(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "now", "2025-11-17T", "2025-11-17T16", "2025-11-17T16:43", "2025-02-30", "2025-13-01T00:00:00Z", "2025-11-17T24:00:01Z",
        "2025-11-17T16:43:61Z", "2025-11-17T16:43:28.Z", "2025-11-17T16:43:28+19:00", "2025-11-17T16:43:28+1:00",
        "2025-11-17T16:43:28+", "2025-11-17T16:43:28ZZ", "2025/11/17T16:43:28Z", "+2025-11-17T16:43:28", "٢٠٢٥-11-17T16:43:28Z",
        "2025-11-17T16:43:28+01-00", "2025-11-17x16:43:28Z"
    })
    void refusesWhatIsNoTimestamp(String text) {
        assertThat(Rfc3339.parse(text)).isNull();
    }
}
