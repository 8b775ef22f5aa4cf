package taskmgmt.heal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.time.Rfc3339;

/**
 * What a playbook has done, according to its incidents. There is no other memory, so it is the same for every healer and outlives each of
 * them.
 *
 * @param open       the incident that is being healed, or was being healed when its healer ended; null for none
 * @param suspension the open incident that says that the playbook may not act; null for none
 * @param lastEnd    when the last of the other incidents ended; null for none
 * @param failures   how many of the most recent incidents failed in a row
 * @param remedies   when remedies were applied, the newest last
 */
public record HealingHistory(
        @Nullable Incident open, @Nullable Incident suspension, @Nullable Instant lastEnd, int failures, List<Instant> remedies) {
    /** Metadata of an incident: the remedies applied, one map each. */
    public static final String REMEDIES = "remedies";
    /** In those maps: when it started. */
    public static final String AT = "at";
    /** In those maps: the kind of remedy, in words that are the same whenever it is applied. */
    public static final String KIND = "kind";
    /** In those maps: how long it took to find out whether it helped, in milliseconds. */
    public static final String MILLIS = "millis";
    /** In those maps: whether it helped. */
    public static final String HELPED = "helped";
    /** Metadata of an incident that was given up: when that was. */
    public static final String ENDED_AT = "ended_at";

    private static final Duration HOUR = Duration.ofHours(1);

    public HealingHistory {
        remedies = List.copyOf(remedies);
    }

    /** The history of the playbook, from those of the incidents that belong to it. */
    public static HealingHistory of(Playbook playbook, Collection<Incident> incidents) {
        Incident open = null;
        Incident suspension = null;
        Instant lastEnd = null;
        int failures = 0;
        List<Instant> remedies = new ArrayList<>();
        for (Incident incident : incidents.stream().sorted(Incident.BY_DETECTION).toList()) {
            String key = incident.key();
            boolean ended = incident.status().isTerminal();
            if (playbook.suspensionKey().equals(key) && !ended) {
                suspension = incident;
            } else if (playbook.incidentKey().equals(key)) {
                addRemedies(incident, remedies);
                open = ended ? open : incident;
                lastEnd = ended ? later(lastEnd, endOf(incident)) : lastEnd;
                failures = !ended ? failures : incident.status() == IncidentStatus.FAILED ? failures + 1 : 0;
            }
        }
        remedies.sort(null);
        return new HealingHistory(open, suspension, lastEnd, failures, remedies);
    }

    private static void addRemedies(Incident incident, List<Instant> remedies) {
        if (incident.metadata().get(REMEDIES) instanceof List<?> all) {
            for (Object each : all) {
                Instant at = each instanceof Map<?, ?> map ? instant(map.get(AT)) : null;
                if (at != null) {
                    remedies.add(at);
                }
            }
        }
    }

    private static Instant endOf(Incident incident) {
        Instant given = instant(incident.metadata().get(ENDED_AT));
        return given == null ? incident.changedAt() : given;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value instanceof String text ? Rfc3339.parse(text) : null;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    /** How many remedies were applied in the hour before. */
    public int remediesInTheHourBefore(Instant now) {
        int count = 0;
        for (Instant at : remedies) {
            count += at.isAfter(now.minus(HOUR)) && !at.isAfter(now) ? 1 : 0;
        }
        return count;
    }
}
