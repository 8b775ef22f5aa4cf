package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.testkit.Seed;

class ErrorCategoryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|false|curl: (7) Failed to connect: Connection refused|NETWORK", "6|false|ssh: Could not resolve hostname x|NETWORK",
        "1|false|HTTP 429 Too Many Requests|RATE_LIMIT", "1|false|API rate limit exceeded, connection reset|RATE_LIMIT", "1|true||TIMEOUT",
        "124|false||TIMEOUT", "1|false|read timed out|TIMEOUT", "1|false|cat: x: Permission denied|PERMISSION", "77|false||PERMISSION",
        "126|false||PERMISSION", "1|false|cp: write error: No space left on device|RESOURCE", "137|false||RESOURCE",
        "1|false|java.lang.OutOfMemoryError: Java heap space|RESOURCE", "2|false||VALIDATION", "64|false||VALIDATION", "127|false||VALIDATION",
        "1|false|usage: tool FILE|VALIDATION", "75|false||NETWORK", "69|false||NETWORK", "1|false|it broke|INTERNAL", "139|false||INTERNAL"})
    void theExitCodeAndTheOutputSayWhatWentWrong(int code, boolean timedOut, String output, ErrorCategory category) {
        assertThat(ErrorCategory.of(code, timedOut, output == null ? "" : output)).isEqualTo(category);
    }

    @Test
    void whatWasSaidLongBeforeTheEndIsNotTheError() {
        assertThat(ErrorCategory.of(1, false, "connection refused, trying again" + " ok".repeat(1_000))).isEqualTo(ErrorCategory.INTERNAL);
    }

    @ParameterizedTest
    @EnumSource(ErrorCategory.class)
    void pausesAreDrawnBetweenNothingAndABoundThatGrowsToItsEnd(ErrorCategory category) {
        SplittableRandom random = new SplittableRandom(Seed.value(ErrorCategoryTest.class));
        for (int done = 0; done < 8; done++) {
            assertThat(category.longest(done)).isGreaterThanOrEqualTo(category.longest(Math.max(0, done - 1)));
            for (int i = 0; i < 100; i++) {
                assertThat(category.pause(done, random)).isBetween(Duration.ZERO, category.longest(done));
            }
        }
        assertThat(category.allows(6)).isFalse();
    }

    @Test
    void eachIsWorthItsNumberOfAttempts() {
        assertThat(ErrorCategory.PERMISSION.allows(0)).isFalse();
        assertThat(ErrorCategory.VALIDATION.allows(0)).isTrue();
        assertThat(ErrorCategory.VALIDATION.allows(1)).isFalse();
        assertThat(ErrorCategory.RATE_LIMIT.allows(5)).isTrue();
        assertThat(ErrorCategory.RATE_LIMIT.longest(1)).isEqualTo(Duration.ofSeconds(9));
        assertThat(ErrorCategory.RATE_LIMIT.longest(9)).isEqualTo(Duration.ofMinutes(1));
    }
}
