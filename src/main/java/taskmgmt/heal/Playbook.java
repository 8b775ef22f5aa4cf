package taskmgmt.heal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Severity;

/**
 * How one failure is found and healed.
 *
 * @param id           by which its incidents are known, whatever file it is in
 * @param failureMode  a word that comes back, such as {@code port_in_use}
 * @param remedies     in the order in which they are tried, until the verification passes
 * @param verification what has to find no failure for the remedy to have helped
 * @param within       how long that may take
 * @param escalation   what is run when nothing helped; null for nothing
 */
public record Playbook(
        String id, String failureMode, Severity severity, FailureDetector detector, List<Remedy> remedies, FailureDetector verification,
        Duration within, HealingLimits limits, @Nullable CommandWords escalation) {
    private static final String KEY = "heal:";
    private static final String SUSPENDED = "heal-suspended:";

    public Playbook {
        remedies = List.copyOf(remedies);
    }

    /** By which an incident of it is known again while it is open. */
    public String incidentKey() {
        return KEY + id;
    }

    /** The same for the incident that says that it may not act. */
    public String suspensionKey() {
        return SUSPENDED + id;
    }
}
