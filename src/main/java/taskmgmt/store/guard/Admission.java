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
import taskmgmt.policy.Redaction;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.door.ReplacedText;

/**
 * Decides what may be written to the logs: checks every record before it is written, however it was reported. The policy is read
 * again for each transaction; without a policy only governance applies, and only to few events.
 */
public final class Admission {
    private final @Nullable PolicyFile policy;
    private final Redaction redaction;
    private final Governance governance;

    private Admission(@Nullable PolicyFile policy) {
        this.policy = policy;
        this.redaction = policy == null ? Redaction.USUAL : policy.policy().redaction();
        this.governance = policy == null ? Governance.USUAL : policy.policy().governance();
    }

    public static Admission to(Path directory, LogSettings settings) throws IOException {
        return new Admission(PolicyFile.of(directory, settings.policy()));
    }

    /** As the policy is now; the same instance where it is still the same. */
    @SuppressWarnings("ReferenceEquality") // the one that is known comes back where its file is unchanged
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

    /** Of the policy's file; null where there is none. */
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

    /** Whether anybody has to look where the task stands before the event is let through. */
    public boolean concerns(TaskEvent event) {
        Map<String, @Nullable Object> metadata = event.object(TaskField.METADATA.text());
        return policy != null || metadata.containsKey(Approval.KEY) || metadata.containsKey(Place.COMPONENT)
                || (event.type() != EventType.CREATED && (event.fields().containsKey(TaskField.TASK_TYPE.text())
                        || event.fields().containsKey(TaskField.CREATED_BY.text())));
    }

    /** What of a draft is denied; null where all of it is allowed. The task of an incident is part of that. */
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

    /** The events of a draft without incidents that are not denied. */
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
     * Whether the event is denied to the actor; null where it is not. Of an unknown task nothing is said here.
     *
     * @throws RefusedException where governance does not let it follow on what is there
     */
    public @Nullable Denial of(TaskEvent event, String actor, Places places) {
        boolean created = event.type() == EventType.CREATED;
        Place before = created ? Place.of(event) : places.before(event);
        if (before == null) {
            return null;
        }
        Place after = before.after(event);
        String action = Actions.of(event, before.subsystem(), before.taskType());
        ProtectedResource resource = before.resource(event.taskId());
        ProtectedResource newResource = after.resource(event.taskId());
        boolean moved = !newResource.equals(resource);
        if ((created || moved) && after.isConfig(event.taskId()) && evadesApproval(newResource, created ? after.approval() : null)) {
            return denial(actor, action, newResource, "an update of this risk is held: register it with learning config");
        }
        if (created && isHeld(after.approval()) && governance.fourEyes() && !actor.equals(event.text(TaskField.CREATED_BY.text()))) {
            return denial(actor, action, newResource, "four_eyes: it does not name who registers it as its created_by");
        }
        if (!created && isHeld(before.approval()) && governance.fourEyes() && renames(event, before.proposer())) {
            return denial(actor, action, resource, "four_eyes: who proposed it stays who proposed it");
        }
        if (!created && event.object(TaskField.METADATA.text()).containsKey(Approval.KEY)
                && decides(event, before.approval()) && governance.fourEyes() && actor.equals(before.proposer())
                && action.equals(Actions.APPROVE)) {
            return denial(actor, action, resource, "four_eyes: who proposed it may not approve it");
        }
        Denial denial = of(actor, action, resource);
        return denial == null && moved ? of(actor, action, newResource) : denial;
    }

    private boolean evadesApproval(ProtectedResource config, @Nullable Approval approval) {
        return !isHeld(approval) && governance.assess(config, approval == null ? null : approval.risk()).held();
    }

    private static boolean renames(TaskEvent event, String proposer) {
        String createdBy = TaskField.CREATED_BY.text();
        return event.fields().containsKey(createdBy) && !proposer.equals(event.text(createdBy));
    }

    private static boolean isHeld(@Nullable Approval approval) {
        return approval != null && approval.state() == Approval.State.HELD;
    }

    /** True where the event approves or rejects what is held; false where it says nothing that governance knows. */
    private static boolean decides(TaskEvent event, @Nullable Approval before) {
        Approval stated = Approval.statedBy(event);
        if (before == null && stated == null) {
            return false;
        }
        String task = "task " + event.taskId() + " ";
        if (before == null || before.state() != Approval.State.HELD) {
            throw new RefusedException(Refusal.NOT_ALLOWED, task
                    + (before == null ? "is not held for approval" : "is " + before.state().text() + " already"));
        }
        boolean fits = stated != null && (stated.state() == Approval.State.APPROVED && event.type() == EventType.UPDATED
                || stated.state() == Approval.State.REJECTED && event.type() == EventType.CANCELLED);
        if (!fits) {
            throw new RefusedException(Refusal.NOT_ALLOWED, task + "is held for approval: that changes only by governance "
                    + "approve and governance reject");
        }
        return true;
    }

    /** Whether the action is denied to the actor; null where it is not. */
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
