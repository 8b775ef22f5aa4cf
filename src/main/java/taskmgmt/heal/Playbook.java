package taskmgmt.heal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * The same, its remedies tried in this order. Those that it does not name stay where they are, and one that escalates too: what comes
     * after it is never reached.
     *
     * @param kinds as {@link Remedy#kind} says
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

    /** By which an incident of it is known again while it is open. */
    public String incidentKey() {
        return KEY + id;
    }

    /** The same for the incident that says that it may not act. */
    public String suspensionKey() {
        return SUSPENDED + id;
    }
}
