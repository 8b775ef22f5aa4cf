package taskmgmt.change;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;

/** A request to {@link ChangeIncident}. Actions and metadata are added to the existing ones. */
public sealed interface MoveIncident {

    /**
     * @param at when it happened
     * @throws taskmgmt.task.RefusedException if the incident has ended
     */
    Incident applied(Incident incident, Instant at);

    /** Remediation of the incident has begun. */
    record Remediate(List<String> actions, Map<String, @Nullable Object> metadata) implements MoveIncident {
        public Remediate {
            actions = List.copyOf(actions);
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        @Override
        public Incident applied(Incident incident, Instant at) {
            return incident.remediating(at, actions, metadata);
        }
    }

    /**
     * It is resolved.
     *
     * @param byHand whether a person has done it, rather than a playbook
     */
    record Resolve(List<String> actions, Map<String, @Nullable Object> metadata, boolean byHand) implements MoveIncident {
        public Resolve {
            actions = List.copyOf(actions);
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        @Override
        public Incident applied(Incident incident, Instant at) {
            Incident resolved = incident.resolved(at, actions, metadata);
            return byHand ? resolved.resolvedByHand() : resolved;
        }
    }

    /**
     * It could not be healed.
     *
     * @param error why; null if not given
     */
    record GiveUp(List<String> actions, Map<String, @Nullable Object> metadata, @Nullable String error) implements MoveIncident {
        public GiveUp {
            actions = List.copyOf(actions);
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        @Override
        public Incident applied(Incident incident, Instant at) {
            return incident.failed(actions, error, metadata);
        }
    }
}
