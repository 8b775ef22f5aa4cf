package taskmgmt.forecast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunningTest {
    private static final double ANY = Double.POSITIVE_INFINITY;

    private final Running running = new Running();

    @Test
    void thoseThatHaveNotEndedAreThereTheShortestFirst() {
        long first = running.start(10);
        running.start(20);
        running.start(50);
        running.end(first);
        running.end(first);

        assertThat(running.elapsed(100, ANY)).containsExactly(50, 80);
    }

    @Test
    void whoStartsNowOrHasRunTooLongSaysNothing() {
        running.start(10);
        running.start(60);
        running.start(100);

        assertThat(running.elapsed(100, 50)).containsExactly(40);
    }

    @Test
    void whoNeverEndsIsForgottenAfterAHundredStarts() {
        running.start(0);
        List<Long> others = LongStream.rangeClosed(1, 99).mapToObj(running::start).toList();
        others.forEach(running::end);
        assertThat(running.elapsed(1_000, ANY)).containsExactly(1_000);

        running.start(500);

        assertThat(running.elapsed(1_000, ANY)).containsExactly(500);
    }
}
