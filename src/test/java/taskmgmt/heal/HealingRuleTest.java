package taskmgmt.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.time.Rfc3339;

class HealingRuleTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Observation DOWN = new Observation.Down("broken");
    private static final FailureDetector FILE = new FailureDetector.FileUnfit("f", null, 0);
    private static final Playbook PLAYBOOK = new Playbook("p", "m", Severity.LOW, FILE, List.of(new Remedy.Escalate()), FILE, Duration.ZERO,
            new HealingLimits(1, Duration.ofMinutes(5), 3, 2, Duration.ofHours(1)), null);

    private final List<Incident> incidents = new ArrayList<>();

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private Incident opened(int minute) {
        Instant at = minute(minute);
        return Incident.detected(at, "m", Severity.LOW, "p", Map.of(HealingHistory.REMEDIES, List.of(Map.of(HealingHistory.AT, Rfc3339.format(at)))),
                Incident.idAt(at)).keyed(PLAYBOOK.incidentKey());
    }

    private void failed(int minute) {
        incidents.add(opened(minute).failed(List.of(), "no", Map.of(HealingHistory.ENDED_AT, Rfc3339.format(minute(minute)))));
    }

    private void resolved(int minute) {
        incidents.add(opened(minute).resolved(minute(minute), List.of(), Map.of()));
    }

    private HealingStep step(Observation seen, int minute) {
        return HealingRule.decide(PLAYBOOK, seen, HealingHistory.of(PLAYBOOK, incidents), minute(minute));
    }

    @Test
    void healsAFailureThatIsNew() {
        assertThat(step(DOWN, 0)).isEqualTo(new HealingStep.Heal(null, "broken"));
    }

    @Test
    void neverActsOnWhatItDoesNotKnow() {
        incidents.add(opened(0));
        assertThat(step(new Observation.Unknown("no access"), 1)).isEqualTo(new HealingStep.Unsure("no access"));
    }

    @Test
    void goesOnWithAnIncidentThatWasLeftOpen() {
        Incident open = opened(0);
        incidents.add(open);
        assertThat(step(DOWN, 1)).isEqualTo(new HealingStep.Heal(open, "broken"));
        assertThat(step(new Observation.Fine("well"), 1)).isEqualTo(new HealingStep.Close(open, "well"));
    }

    @Test
    void restsWhereThereIsNothing() {
        resolved(0);
        assertThat(step(new Observation.Fine("well"), 1)).isEqualTo(new HealingStep.Rest("well"));
    }

    @Test
    void coolsDownAfterAnIncidentHoweverItEnded() {
        resolved(0);
        assertThat(step(DOWN, 4)).isEqualTo(new HealingStep.Wait("broken; cool-down until 2026-01-05T12:05:00.000000Z"));
        assertThat(step(DOWN, 5)).isInstanceOf(HealingStep.Heal.class);
        failed(10);
        assertThat(step(DOWN, 14)).isInstanceOf(HealingStep.Wait.class);
    }

    @Test
    void isSuspendedAfterFailuresInARowUntilTimeEndsIt() {
        failed(0);
        resolved(10);
        failed(100);
        assertThat(step(DOWN, 110)).isInstanceOf(HealingStep.Heal.class);
        failed(120);
        assertThat(step(DOWN, 179)).isEqualTo(new HealingStep.Suspend("it has failed 2 times in a row, and is suspended until "
                + "2026-01-05T15:00:00.000000Z"));
        assertThat(step(DOWN, 180)).isInstanceOf(HealingStep.Heal.class);
        failed(181);
        assertThat(step(DOWN, 200)).as("one more failure is enough then").isInstanceOf(HealingStep.Suspend.class);
    }

    @Test
    void appliesNoMoreRemediesThanItMayWithinAnHour() {
        resolved(0);
        resolved(10);
        resolved(20);
        assertThat(step(DOWN, 59)).isEqualTo(new HealingStep.Suspend("it has applied 3 remedies within an hour, as many as it may"));
        assertThat(step(DOWN, 60)).isInstanceOf(HealingStep.Heal.class);
    }

    @Test
    void isNotStoppedByTheHistoryOfOthers() {
        incidents.add(opened(0).keyed("heal:another"));
        assertThat(step(DOWN, 1)).isEqualTo(new HealingStep.Heal(null, "broken"));
    }

    @Test
    void aClockThatWentBackDoesNotLockItOut() {
        resolved(100);
        assertThat(step(DOWN, 1)).isInstanceOf(HealingStep.Heal.class);
    }
}
