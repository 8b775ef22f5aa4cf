package taskmgmt.heal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/** Decides what follows from an observation. Pure: the same observation, history and time always give the same step. */
public final class HealingRule {
    private HealingRule() {}

    public static HealingStep decide(Playbook playbook, Observation seen, HealingHistory history, Instant now) {
        return switch (seen) {
            case Observation.Unknown unknown -> new HealingStep.Unsure(unknown.saw());
            case Observation.Fine fine -> history.open() == null
                    ? new HealingStep.Rest(fine.saw()) : new HealingStep.Close(history.open(), fine.saw());
            case Observation.Down down -> ofFailure(playbook, down, history, now);
        };
    }

    private static HealingStep ofFailure(Playbook playbook, Observation.Down down, HealingHistory history, Instant now) {
        String tooMuch = tooMuch(playbook, history, now);
        if (tooMuch != null) {
            return new HealingStep.Suspend(tooMuch);
        }
        Instant end = history.lastEnd();
        if (end != null && history.open() == null) {
            Instant free = end.plus(playbook.limits().coolDown());
            if (now.isBefore(free) && !now.isBefore(end)) {
                return new HealingStep.Wait(down.saw() + "; cool-down until " + Rfc3339.format(free));
            }
        }
        return new HealingStep.Heal(history.open(), down.saw());
    }

    /** Why the playbook may not apply a remedy now; null if it may. */
    public static @Nullable String tooMuch(Playbook playbook, HealingHistory history, Instant now) {
        HealingLimits limits = playbook.limits();
        if (history.remediesInTheHourBefore(now) >= limits.maxPerHour()) {
            return "it has applied " + limits.maxPerHour() + " remedies within an hour, as many as it may";
        }
        Instant end = history.lastEnd();
        if (end != null && history.failures() >= limits.failures() && Duration.between(end, now).compareTo(limits.suspension()) < 0) {
            return "it has failed " + history.failures() + " times in a row, and is suspended until "
                    + Rfc3339.format(end.plus(limits.suspension()));
        }
        return null;
    }
}
