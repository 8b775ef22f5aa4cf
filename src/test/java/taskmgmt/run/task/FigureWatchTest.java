package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureWatchTest {
    private static @Nullable Duration pause(@Nullable Duration every) {
        return new FigureWatch(every, () -> null, snapshot -> { }).pause();
    }

    @Test
    void aPauseOfNothingIsNever() {
        assertThat(pause(Duration.ZERO)).isNull();
        assertThat(pause(null)).isNull();
        assertThat(pause(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
    }
}
