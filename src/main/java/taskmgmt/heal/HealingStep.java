package taskmgmt.heal;

import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;

/** What follows from an observation and the history. */
public sealed interface HealingStep {
    /** The reason, for people. */
    String why();

    /** Nothing needs to be done. */
    record Rest(String why) implements HealingStep {}

    /** The failure is gone, but a healer left its incident open. */
    record Close(Incident incident, String why) implements HealingStep {}

    /**
     * Remedies are applied.
     *
     * @param open the incident that a healer left open, which is continued; null for a new one
     */
    record Heal(@Nullable Incident open, String why) implements HealingStep {}

    /** The failure is there, but the last incident ended too recently. */
    record Wait(String why) implements HealingStep {}

    /** The failure is there, and the playbook has reached its limits without success: a person has to be notified. */
    record Suspend(String why) implements HealingStep {}

    /** It is unknown whether the failure is there. */
    record Unsure(String why) implements HealingStep {}
}
