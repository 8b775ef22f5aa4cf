package taskmgmt.heal;

import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;

/** What follows from a look and the history. */
public sealed interface HealingStep {
    /** Why, for people. */
    String why();

    /** Nothing is to be done. */
    record Rest(String why) implements HealingStep {}

    /** The failure is gone, and an incident that a healer left open says otherwise. */
    record Close(Incident incident, String why) implements HealingStep {}

    /**
     * Remedies are applied.
     *
     * @param open the incident that a healer left open, which goes on; null for a new one
     */
    record Heal(@Nullable Incident open, String why) implements HealingStep {}

    /** The failure is there, and the last remedy is too recent. */
    record Wait(String why) implements HealingStep {}

    /** The failure is there, and the playbook has done too much in vain: a person has to know. */
    record Suspend(String why) implements HealingStep {}

    /** Nobody knows how it is. */
    record Unsure(String why) implements HealingStep {}
}
