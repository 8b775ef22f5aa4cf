package taskmgmt.heal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Severity;

/**
 * How one failure is detected and healed.
 *
 * @param id           identifies its incidents, whatever file it is in
 * @param failureMode  a recurring word, such as {@code port_in_use}
 * @param remedies     in the order in which they are tried, until the verification passes
 * @param verification the detector that must find no failure for a remedy to have helped
 * @param within       how long it may take until then
 * @param escalation   the command that is run if nothing helped; null for none
 */
public record Playbook(
        String id, String failureMode, Severity severity, FailureDetector detector, List<Remedy> remedies, FailureDetector verification,
        Duration within, HealingLimits limits, @Nullable CommandWords escalation) {
    private static final String KEY = "heal:";
    private static final String SUSPENDED = "heal-suspended:";

    public Playbook {
        remedies = List.copyOf(remedies);
    }

    /**
     * The same playbook with its remedies in this order. Remedies not named keep their positions, as do an escalation and everything after
     * it, which is never reached.
     *
     * @param kinds see {@link Remedy#kind}
     */
    public Playbook tryingFirst(List<String> kinds) {
        List<Integer> places = new ArrayList<>();
        List<Remedy> named = new ArrayList<>();
        for (int place = 0; place < remedies.size() && !(remedies.get(place) instanceof Remedy.Escalate); place++) {
            if (kinds.contains(remedies.get(place).kind())) {
                places.add(place);
                named.add(remedies.get(place));
            }
        }
        named.sort(Comparator.comparingInt(each -> kinds.indexOf(each.kind())));
        List<Remedy> all = new ArrayList<>(remedies);
        for (int i = 0; i < named.size(); i++) {
            all.set(places.get(i), named.get(i));
        }
        return new Playbook(id, failureMode, severity, detector, all, verification, within, limits, escalation);
    }

    /** The key that identifies an open incident of this playbook. */
    public String incidentKey() {
        return KEY + id;
    }

    /** The same for the incident that suspends it. */
    public String suspensionKey() {
        return SUSPENDED + id;
    }
}
