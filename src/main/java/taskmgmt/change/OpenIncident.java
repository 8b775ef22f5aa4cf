package taskmgmt.change;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
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

/** Records that something went wrong, and registers the task of healing it, in one change. Not thread-safe. */
public final class OpenIncident {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random where the ids of tasks come from */
    public OpenIncident(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * What went wrong.
     *
     * @param failureMode a word that comes back, such as {@code port_in_use}
     * @param detectedAt  when it was detected; null for now
     * @param occurredAt  when the fault began; null where that is not known
     * @param playbook    what is to heal it; null where nobody says
     * @param metadata    anything else to keep with it
     */
    public record Request(
            String failureMode, Severity severity, PointInTime.@Nullable When detectedAt,
            PointInTime.@Nullable When occurredAt,
            @Nullable String playbook, Map<String, @Nullable Object> metadata) {

        /** @throws InvalidValueException where the failure mode is blank */
        public Request {
            if (failureMode.isBlank()) {
                throw new InvalidValueException("failure_mode", "must not be empty");
            }
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        /** A fault that is detected now, and of which nobody knows when it began. */
        public Request(String failureMode, Severity severity, @Nullable String playbook, Map<String, @Nullable Object> metadata) {
            this(failureMode, severity, null, null, playbook, metadata);
        }
    }

    /**
     * Returns the incident as it is recorded.
     *
     * @throws InvalidValueException where a time has not come yet, or the fault would begin after its detection; the field is
     *     {@code detected_at} or {@code occurred_at}
     * @throws taskmgmt.task.RefusedException where the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
     */
    public Incident open(Request request) throws IOException {
        return log.append(new Decision(request, random)).incidents().getFirst();
    }

    /**
     * When something happened, as somebody says who records it later.
     *
     * @throws InvalidValueException where it has not come yet
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
        private final RandomGenerator random;

        Decision(Request request, RandomGenerator random) {
            this.request = request;
            this.random = random;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            String taskId = now.freeTaskId(IncidentTask.SUBSYSTEM, IncidentTask.TYPE, random);
            PointInTime.When detected = request.detectedAt();
            Instant at = freeMoment(detected == null ? now.now() : passed(detected, now.now(), "detected_at"), now.incidents().keySet());
            Incident incident = withOccurrence(Incident.detected(
                    at, request.failureMode(), request.severity(), request.playbook(), request.metadata(), taskId), now.now());
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

        /** The id is the moment of detection, so two incidents in one microsecond would be one: the later gives way. */
        private static Instant freeMoment(Instant now, Set<String> ids) {
            Instant at = now;
            while (ids.contains(Incident.idAt(at))) {
                at = at.plus(1, ChronoUnit.MICROS);
            }
            return at;
        }
    }
}
