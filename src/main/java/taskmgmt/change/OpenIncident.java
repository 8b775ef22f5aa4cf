package taskmgmt.change;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Severity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;

/** Records an incident and registers its healing task, in one change. Not thread-safe. */
public final class OpenIncident {
    private final TaskLog log;

    public OpenIncident(TaskLog log) {
        this.log = log;
    }

    /**
     * What went wrong.
     *
     * @param failureMode a recurring term, such as {@code port_in_use}
     * @param detectedAt  when it was detected; null for now
     * @param occurredAt  when the fault began; null if unknown
     * @param playbook    the playbook that is to heal it; null if not given
     * @param metadata    anything else to keep with it
     * @param key         identifies the same fault while its incident is open; null for an incident that is always new
     */
    public record Request(
            String failureMode, Severity severity, PointInTime.@Nullable When detectedAt,
            PointInTime.@Nullable When occurredAt, @Nullable String playbook, Map<String, @Nullable Object> metadata,
            @Nullable String key) {

        /** @throws InvalidValueException if the failure mode is blank */
        public Request {
            if (failureMode.isBlank()) {
                throw new InvalidValueException("failure_mode", "must not be empty");
            }
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        /** A fault that is detected now, and whose start is unknown. */
        public Request(String failureMode, Severity severity, @Nullable String playbook, Map<String, @Nullable Object> metadata) {
            this(failureMode, severity, null, null, playbook, metadata, null);
        }

        /** A fault that is detected now, without a key. */
        public Request(String failureMode, Severity severity, PointInTime.@Nullable When occurredAt, @Nullable String playbook,
                Map<String, @Nullable Object> metadata) {
            this(failureMode, severity, null, occurredAt, playbook, metadata, null);
        }
    }

    /**
     * Returns the recorded incident: a new one, or the open one with this key, which is then recorded as seen again.
     *
     * @throws InvalidValueException if a time is in the future, or the fault would begin after its detection; the field
     *     is {@code detected_at} or {@code occurred_at}
     * @throws taskmgmt.task.RefusedException if the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Incident open(Request request) throws IOException {
        return log.append(new Decision(request)).incidents().getFirst();
    }

    /**
     * A time in the past, as given by someone who records an event later.
     *
     * @throws InvalidValueException if it is in the future
     */
    static Instant passed(PointInTime.When said, Instant now, String field) {
        Instant at = said.at(now);
        if (at.isAfter(now)) {
            throw new InvalidValueException(field, Rfc3339.format(at) + " has not come yet");
        }
        return at;
    }

    private static final class Decision implements Change {
        private final Request request;

        Decision(Request request) {
            this.request = request;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            PointInTime.When said = request.detectedAt();
            Instant detected = said == null ? now.now() : passed(said, now.now(), "detected_at");
            Map<String, Incident> incidents = now.incidents();
            Incident open = openOfKey(incidents);
            if (open != null) {
                return ChangeSet.of(open.seenAgain(detected));
            }
            Instant at = freeMoment(detected, now, incidents.keySet());
            Incident incident = withOccurrence(Incident.detected(
                    at, request.failureMode(), request.severity(), request.playbook(), request.metadata(), Incident.idAt(at)), now.now());
            String key = request.key();
            incident = key == null ? incident : incident.keyed(key);
            TaskEvent created = IncidentTask.eventFor(incident, at, now.actor());
            return created == null ? ChangeSet.of(incident) : ChangeSet.of(incident, created);
        }

        private Incident withOccurrence(Incident incident, Instant now) {
            PointInTime.When given = request.occurredAt();
            if (given == null) {
                return incident;
            }
            Instant occurred = given.at(now);
            if (occurred.isAfter(incident.detectedAt())) {
                throw new InvalidValueException("occurred_at",
                        Rfc3339.format(occurred) + (occurred.isAfter(now) ? " has not come yet" : " is after the detection")
                                + ": a fault begins before it is detected");
            }
            return incident.occurred(occurred);
        }

        private @Nullable Incident openOfKey(Map<String, Incident> incidents) {
            String key = request.key();
            Incident open = null;
            if (key != null) {
                for (Incident incident : incidents.values()) {
                    open = key.equals(incident.key()) && !incident.status().isTerminal() ? incident : open;
                }
            }
            return open;
        }

        /**
         * The id is the moment of detection, so two incidents in the same microsecond would be one: the later one is moved.
         */
        private static Instant freeMoment(Instant detected, Snapshot now, Set<String> ids) throws IOException {
            Instant at = detected;
            while (ids.contains(Incident.idAt(at)) || now.task(Incident.idAt(at)) != null) {
                at = at.plus(1, ChronoUnit.MICROS);
            }
            return at;
        }
    }
}
