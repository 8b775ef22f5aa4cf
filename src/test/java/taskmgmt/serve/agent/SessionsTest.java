package taskmgmt.serve.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import taskmgmt.access.Role;
import taskmgmt.serve.Caller;

/** How many sessions are kept, for how long, and for whom. */
class SessionsTest {
    private static final Caller ANN = new Caller("ann", Role.REPORTER);
    private static final Caller BOB = new Caller("bob", Role.REPORTER);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // a clock that is about to begin again
    private final Sessions<String> sessions = new Sessions<>(nanos::get);

    @Test
    void aSessionIsForWhoeverOpenedItUntilItEnds() {
        sessions.add("a", "of ann", ANN);

        assertThat(sessions.find("a", ANN)).isEqualTo("of ann");
        assertThat(sessions.find("a", BOB)).isNull();
        assertThat(sessions.find("a", new Caller("ann", Role.VIEWER))).as("a key of this name that may less").isNull();
        assertThat(sessions.end("a", BOB)).isFalse();
        assertThat(sessions.end("a", ANN)).isTrue();
        assertThat(sessions.end("a", ANN)).isFalse();
        assertThat(sessions.find("a", ANN)).isNull();
    }

    @Test
    void whatNobodyUsesForAnHourIsOver() {
        sessions.add("used", "used", ANN);
        sessions.add("idle", "idle", ANN);
        nanos.addAndGet(Sessions.MAX_IDLE.toNanos());
        assertThat(sessions.find("used", ANN)).isEqualTo("used");

        nanos.addAndGet(1);

        assertThat(sessions.find("idle", ANN)).isNull();
        assertThat(sessions.find("used", ANN)).isEqualTo("used");
        assertThat(sessions.size()).isEqualTo(1);
    }

    @Test
    void oneMoreThanACallerMayHaveTakesThePlaceOfItsOldest() {
        sessions.add("of bob", "of bob", BOB);
        for (int i = 0; i < Sessions.MAX_PER_CALLER; i++) {
            sessions.add("a" + i, "a" + i, ANN);
        }
        assertThat(sessions.find("a0", ANN)).isEqualTo("a0");

        sessions.add("more", "more", ANN);

        assertThat(sessions.find("a1", ANN)).as("the one that was used longest ago").isNull();
        assertThat(sessions.find("a0", ANN)).isEqualTo("a0");
        assertThat(sessions.find("more", ANN)).isEqualTo("more");
        assertThat(sessions.find("of bob", BOB)).isEqualTo("of bob");
        assertThat(sessions.size()).isEqualTo(Sessions.MAX_PER_CALLER + 1);
    }

    @Test
    void oneMoreThanThereMayBeTakesThePlaceOfTheOldest() {
        for (int i = 0; i < Sessions.MAX; i++) {
            sessions.add("s" + i, "s" + i, caller(i));
        }

        sessions.add("more", "more", caller(Sessions.MAX));

        assertThat(sessions.find("s0", caller(0))).isNull();
        assertThat(sessions.find("s1", caller(1))).isEqualTo("s1");
        assertThat(sessions.find("more", caller(Sessions.MAX))).isEqualTo("more");
        assertThat(sessions.size()).isEqualTo(Sessions.MAX);
    }

    private static Caller caller(int number) {
        return new Caller("k" + number, Role.REPORTER);
    }
}
