package taskmgmt.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BrowserSessionsTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private final BrowserSessions sessions = new BrowserSessions(new SplittableRandom(1));
    private final ApiKey key = new ApiKey("k1", "ops", Role.OPERATOR, null, "00", START, "root", null, null);

    @Test
    void aSessionIsFoundByItsSecretAloneUntilItIsClosed() {
        BrowserSessions.Opened one = sessions.open(key, START);
        BrowserSessions.Opened other = sessions.open(key, START);

        assertThat(sessions.find(one.secret(), START)).isEqualTo(one.session());
        assertThat(one.secret()).hasSize(43).isNotEqualTo(other.secret());
        assertThat(one.session().formMark()).isNotEqualTo(other.session().formMark());
        assertThat(sessions.find(one.secret() + "x", START)).isNull();
        sessions.close(one.secret());
        assertThat(sessions.find(one.secret(), START)).isNull();
        assertThat(sessions.find(other.secret(), START)).isNotNull();
    }

    @Test
    void itEndsWhenItIsNotUsedAndAtLast() {
        String secret = sessions.open(key, START).secret();

        assertThat(sessions.find(secret, START.plus(BrowserSessions.IDLE).minusSeconds(1))).isNotNull();
        assertThat(sessions.find(secret, START.plus(BrowserSessions.IDLE.multipliedBy(2)).minusSeconds(2))).isNotNull();
        assertThat(sessions.find(secret, START.plus(BrowserSessions.IDLE.multipliedBy(3)).minusSeconds(2))).isNull();

        String used = sessions.open(key, START).secret();
        for (int minutes = 30; minutes < 12 * 60; minutes += 30) {
            assertThat(sessions.find(used, START.plusSeconds(60L * minutes))).isNotNull();
        }
        assertThat(sessions.find(used, START.plus(BrowserSessions.LONGEST))).isNull();
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        String first = sessions.open(key, START).secret();
        String second = sessions.open(key, START).secret();
        for (int i = 0; i < 9_999; i++) {
            sessions.open(key, START);
        }

        assertThat(sessions.find(first, START)).isNull();
        assertThat(sessions.find(second, START)).isNotNull();
    }

    @Test
    void whatIsPrintedLetsNobodyIn() {
        BrowserSessions.Opened opened = sessions.open(key, START);

        assertThat(opened.toString()).doesNotContain(opened.secret(), opened.session().formMark()).contains("k1");
    }
}
