package taskmgmt.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void allowsABurstAndThenOneForEachTokenThatComes() {
        RateLimit limit = RateLimit.of(2, 3);

        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a", 0)).isZero();
        }
        assertThat(limit.take("a", 0)).isEqualTo(SECOND / 2);
        assertThat(limit.look("a", SECOND / 2 - 1)).isEqualTo(1);
        assertThat(limit.take("a", SECOND / 2 - 1)).as("it cost nothing").isEqualTo(1);
        assertThat(limit.take("a", SECOND / 2)).isZero();
        assertThat(limit.take("a", SECOND / 2)).isEqualTo(SECOND / 2);
        assertThat(limit.take("b", SECOND / 2)).as("each has its own").isZero();
    }

    @Test
    void aRestFillsTheBucketAndNoMore() {
        RateLimit limit = RateLimit.slow(2, 60);
        limit.take("a", 0);
        long later = 3_600 * SECOND;

        assertThat(limit.take("a", later)).isZero();
        assertThat(limit.take("a", later)).isZero();
        assertThat(limit.take("a", later)).isEqualTo(60 * SECOND);
        assertThat(limit.look("c", later)).isZero();
    }

    @Test
    void manyWhoComeOnceDoNotFillTheMemory() {
        RateLimit limit = RateLimit.slow(1, 3_600);
        limit.take("first", 0);
        for (int i = 0; i < 10_000; i++) {
            limit.take("who " + i, 0);
        }

        assertThat(limit.take("who 9999", 0)).isPositive();
        assertThat(limit.take("first", 0)).as("forgotten").isZero();
    }
}
