package taskmgmt.store.guard;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Actions;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Governance;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Whether governance admits an event, given the state of approval of its task. It never throws, so that a line of another
 * program is refused by itself and does not stop others.
 */
record Consent(Governance governance) {
    private static final String HELD = "an update of this risk is held: register it with learning config";

    /**
     * Why governance does not admit the event; null if it does.
     *
     * @param before the place of the task; nowhere if this event registers it, or none has
     */
    @Nullable String denies(TaskEvent event, String actor, Place before) {
        Place after = before.after(event);
        boolean moved = !after.resource(event.taskId()).equals(before.resource(event.taskId()));
        boolean created = event.type() == EventType.CREATED;
        if ((created || moved) && after.isConfig(event.taskId()) && evades(event, after, created ? after.approval() : null)) {
            return HELD;
        }
        return created ? deniesCreation(event, actor, after) : deniesChange(event, actor, before, after);
    }

    private @Nullable String deniesCreation(TaskEvent event, String actor, Place after) {
        Approval stated = after.approval();
        if (isHeld(stated)) {
            return governance.fourEyes() && !actor.equals(event.text(TaskField.CREATED_BY.text()))
                    ? "four_eyes: it does not name who registers it as its created_by" : null;
        }
        return stated == null || isByRisk(stated) && after.isConfig(event.taskId()) ? null
                : "what is being registered cannot have been decided about: governance approve and governance reject do that";
    }

    private @Nullable String deniesChange(TaskEvent event, String actor, Place before, Place after) {
        Approval decided = before.approval();
        if (isHeld(decided) && governance.fourEyes() && renames(event, before.proposer())) {
            return "four_eyes: who proposed it stays who proposed it";
        }
        if (isProposal(decided) && !(after.subsystem().equals(before.subsystem()) && after.taskType().equals(before.taskType())
                && Objects.equals(after.component(), before.component()) && Objects.equals(after.version(), before.version()))) {
            return "what was proposed stays as it was proposed: register another update";
        }
        return event.object(TaskField.METADATA.text()).containsKey(Approval.KEY) ? deniesDecision(event, actor, before) : null;
    }

    private @Nullable String deniesDecision(TaskEvent event, String actor, Place before) {
        Approval decided = before.approval();
        Approval stated = Approval.statedBy(event);
        if (decided == null && stated == null) {
            return null;
        }
        if (decided == null || !isHeld(decided)) {
            return "task " + event.taskId() + (decided == null ? " is not held for approval" : " is " + decided.state().text() + " already");
        }
        boolean approves = stated != null && stated.state() == Approval.State.APPROVED && event.type() == EventType.UPDATED;
        boolean rejects = stated != null && stated.state() == Approval.State.REJECTED && event.type() == EventType.CANCELLED;
        if (stated == null || !approves && !rejects) {
            return "task " + event.taskId() + " is held for approval: that changes only by governance approve and governance reject";
        }
        if (approves && governance.fourEyes() && actor.equals(before.proposer())) {
            return "four_eyes: who proposed it may not approve it";
        }
        return stated.component() == null || stated.component().equals(before.component()) && Objects.equals(stated.version(), before.version()) ? null
                : "it approves what was not proposed";
    }

    private boolean evades(TaskEvent event, Place after, @Nullable Approval approval) {
        return !isHeld(approval) && governance.assess(after.resource(event.taskId()), approval == null ? null : approval.risk()).held();
    }

    private static boolean renames(TaskEvent event, String proposer) {
        String createdBy = TaskField.CREATED_BY.text();
        return event.fields().containsKey(createdBy) && !proposer.equals(event.text(createdBy));
    }

    private static boolean isHeld(@Nullable Approval approval) {
        return approval != null && approval.state() == Approval.State.HELD;
    }

    /** Whether it was approved only because of its risk, according to itself. */
    private static boolean isByRisk(Approval approval) {
        return approval.state() == Approval.State.APPROVED && approval.automatic() && approval.by().isEmpty() && approval.component() == null;
    }

    /** Whether the content of the task needs somebody's decision, or has had it. */
    private static boolean isProposal(@Nullable Approval approval) {
        return isHeld(approval) || approval != null && approval.state() == Approval.State.APPROVED && !approval.automatic();
    }
}
