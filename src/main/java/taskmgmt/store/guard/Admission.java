package taskmgmt.store.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.policy.Actions;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Decision;
import taskmgmt.policy.Governance;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.redaction.Redaction;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.door.ReplacedText;

/**
 * Decides what may be written to the logs: checks every record before it is written, however it was reported. The policy is read
 * again for each transaction; without a policy only governance applies, and only to a few kinds of event.
 */
public final class Admission {
    private final @Nullable PolicyFile policy;
    private final Redaction redaction;
    private final Governance governance;
    private final Consent consent;

    private Admission(@Nullable PolicyFile policy) {
        this.policy = policy;
        this.redaction = policy == null ? Redaction.USUAL : policy.policy().redaction();
        this.governance = policy == null ? Governance.USUAL : policy.policy().governance();
        this.consent = new Consent(governance);
    }

    public static Admission to(Path directory, LogSettings settings) throws IOException {
        return new Admission(PolicyFile.of(directory, settings.policy()));
    }

    /** With the current policy; the same instance if it has not changed. */
    @SuppressWarnings("ReferenceEquality") // the known policy is returned if its file is unchanged
    public Admission refreshed(Path directory, LogSettings settings) throws IOException {
        PolicyFile now = PolicyFile.of(directory, settings.policy(), policy);
        return now == policy ? this : new Admission(now);
    }

    public Redaction redaction() {
        return redaction;
    }

    public Governance governance() {
        return governance;
    }

    /** Of the policy's file; null if there is none. */
    public @Nullable String sha256() {
        return policy == null ? null : policy.sha256();
    }

    /** The draft without secrets. */
    public ChangeSet clean(ChangeSet draft) {
        List<Incident> incidents = new ArrayList<>(draft.incidents().size());
        for (Incident incident : draft.incidents()) {
            incidents.add(IncidentRedaction.without(incident, redaction));
        }
        List<TaskEvent> events = new ArrayList<>(draft.events().size());
        for (TaskEvent event : draft.events()) {
            events.add(ReplacedText.marked(clean(event)));
        }
        return new ChangeSet(incidents, events);
    }

    public TaskEvent clean(TaskEvent event) {
        Map<String, @Nullable Object> fields = redaction.record(event.fields());
        return fields.equals(event.fields()) ? event : new TaskEvent(event.at(), event.type(), event.taskId(), fields);
    }

    /** Whether the task's place must be known before the event can be admitted. */
    public boolean concerns(TaskEvent event) {
        Map<String, @Nullable Object> metadata = event.object(TaskField.METADATA.text());
        return policy != null || metadata.containsKey(Approval.KEY) || metadata.containsKey(Place.COMPONENT)
                || (event.type() != EventType.CREATED && (metadata.containsKey(Place.VERSION) || event.fields().containsKey(TaskField.TASK_TYPE.text())
                        || event.fields().containsKey(TaskField.SUBSYSTEM.text()) || event.fields().containsKey(TaskField.CREATED_BY.text())));
    }

    /** What is denied in a draft; null if all of it is allowed. This includes the task of an incident. */
    public @Nullable Denial of(ChangeSet draft, Snapshot now) throws IOException {
        Set<String> incidentTasks = new HashSet<>();
        for (Incident incident : draft.incidents()) {
            Denial denial = of(now.actor(), Actions.of(incident), ProtectedResource.of(incident));
            if (denial != null) {
                return denial;
            }
            if (incident.taskId() != null) {
                incidentTasks.add(incident.taskId());
            }
        }
        List<TaskEvent> events = new ArrayList<>();
        for (TaskEvent event : draft.events()) {
            if (concerns(event) && !incidentTasks.contains(event.taskId())) {
                events.add(event);
            }
        }
        Places places = Places.of(events, now);
        for (TaskEvent event : events) {
            Denial denial = of(event, now.actor(), places);
            if (denial != null) {
                return denial;
            }
            places.apply(event);
        }
        return null;
    }

    /** The events of a draft without incidents, except denied ones. */
    public ChangeSet allowed(ChangeSet draft, Snapshot now, List<Denial> denials) throws IOException {
        Places places = Places.of(draft.events().stream().filter(this::concerns).toList(), now);
        List<TaskEvent> allowed = new ArrayList<>();
        for (TaskEvent event : draft.events()) {
            boolean concerns = concerns(event);
            Denial denial = concerns ? of(event, now.actor(), places) : null;
            if (denial != null) {
                denials.add(denial);
                continue;
            }
            if (concerns) {
                places.apply(event);
            }
            allowed.add(event);
        }
        return new ChangeSet(List.of(), allowed);
    }

    /**
     * Whether the event is denied to the actor; null if it is not. For a task that was never registered, the event itself says where
     * it belongs.
     */
    public @Nullable Denial of(TaskEvent event, String actor, Places places) {
        Place known = event.type() == EventType.CREATED ? null : places.before(event);
        Place before = known == null ? Place.nowhere(event) : known;
        Place now = known == null ? Place.of(event) : known;
        String action = Actions.of(event, now.subsystem(), now.taskType());
        ProtectedResource resource = now.resource(event.taskId());
        ProtectedResource newResource = before.after(event).resource(event.taskId());
        String reason = consent.denies(event, actor, before);
        if (reason != null) {
            return denial(actor, action, newResource, reason);
        }
        Denial denial = of(actor, action, resource);
        return denial == null && !newResource.equals(resource) ? of(actor, action, newResource) : denial;
    }

    /** Whether the action is denied to the actor; null if it is not. */
    public @Nullable Denial of(String actor, String action, ProtectedResource resource) {
        if (policy == null) {
            return null;
        }
        Decision decision = policy.policy().decide(actor, action, resource);
        return decision.allowed() ? null : denial(actor, action, resource, decision.rule());
    }

    private Denial denial(String actor, String action, ProtectedResource resource, String rule) {
        return new Denial(actor, action, resource, rule, sha256());
    }
}
