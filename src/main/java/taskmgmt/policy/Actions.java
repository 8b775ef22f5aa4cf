package taskmgmt.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.learning.LearningActivity;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * The actions that rules can name. An action follows from what is written, not from the command that writes it: publishing a {@code
 * task.completed} is {@code task.complete} too.
 */
public final class Actions {
    public static final String APPROVE = "governance.approve";
    public static final String REJECT = "governance.reject";
    public static final String INGEST = "events.ingest";
    public static final String ROTATE = "logs.rotate";
    public static final String COMPRESS = "logs.compress";
    public static final String MERGE = "logs.merge";
    public static final String CHECKPOINT = "audit.checkpoint";
    public static final String KEY = "audit.key";
    public static final String FIX = "doctor.fix";
    public static final String HEAL = "heal.run";
    public static final String ALERT = "alert.run";
    public static final String BACKUP = "logs.backup";
    public static final String QUEUE = "queue.set";
    public static final String WORKFLOW = "workflow.create";
    public static final String AGENT = "agent.set";
    public static final String API_KEY = "serve.key";
    public static final String INTEGRATION = "integration.set";
    public static final String TRIGGER = "trigger.set";
    public static final String TRIGGER_RUN = "trigger.run";
    public static final String CREDENTIAL = "credential.set";

    /** All actions. A rule may name individual actions, all actions of a noun, or all. */
    public static final List<String> ALL = List.of(
            "task.create", "task.queue", "task.start", "task.progress", "task.snapshot", "task.update", "task.verify",
            "task.pause", "task.resume", "task.retry", "task.complete", "task.fail", "task.cancel", "task.escalate",
            "incident.open", "incident.remediate", "incident.resolve", "incident.fail",
            "learning.event", "learning.training", "learning.config", "learning.knowledge", "learning.queue",
            "learning.start", "learning.progress", "learning.snapshot", "learning.update", "learning.verify",
            "learning.pause", "learning.resume", "learning.retry", "learning.complete", "learning.fail", "learning.cancel",
            "learning.escalate",
            APPROVE, REJECT, INGEST,
            ROTATE, COMPRESS, MERGE, BACKUP, CHECKPOINT, KEY, FIX, HEAL, ALERT, QUEUE, WORKFLOW, AGENT, API_KEY, CREDENTIAL, INTEGRATION, TRIGGER, TRIGGER_RUN);

    private Actions() {}

    /** Why the text does not name actions; empty if it does. */
    static String fault(String pattern) {
        boolean known = pattern.equals("*") || ALL.contains(pattern)
                || (pattern.endsWith(".*") && ALL.stream().anyMatch(each -> matches(pattern, each)));
        return known ? "" : "there is no action '" + pattern + "'";
    }

    /** Whether the pattern of a rule matches the action. */
    static boolean matches(String pattern, String action) {
        return pattern.equals("*") || pattern.equals(action)
                || (pattern.endsWith(".*") && action.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    /** What the event does to a task of the type and subsystem. */
    public static String of(TaskEvent event, String subsystem, String taskType) {
        Approval approval = Approval.statedBy(event);
        if (event.type() != EventType.CREATED && approval != null) {
            return approval.state() == Approval.State.REJECTED ? REJECT : APPROVE;
        }
        boolean learning = subsystem.equals(LearningActivity.SUBSYSTEM);
        if (event.type() == EventType.CREATED) {
            return learning ? "learning." + registered(taskType) : "task.create";
        }
        return (learning ? "learning." : "task.") + verb(event);
    }

    public static String of(Incident incident) {
        return "incident." + switch (incident.status()) {
            case DETECTED -> "open";
            case REMEDIATING -> "remediate";
            case RESOLVED -> "resolve";
            case FAILED -> "fail";
        };
    }

    private static String registered(String taskType) {
        LearningActivity activity = activity(taskType);
        return activity == null ? "event" : switch (activity) {
            case EVENT -> "event";
            case TRAINING -> "training";
            case CONFIG -> "config";
            case KNOWLEDGE -> "knowledge";
        };
    }

    private static @Nullable LearningActivity activity(String taskType) {
        for (LearningActivity activity : LearningActivity.values()) {
            if (activity.type().equals(taskType)) {
                return activity;
            }
        }
        return null;
    }

    private static String verb(TaskEvent event) {
        return switch (event.type()) {
            case CREATED -> "create";
            case QUEUED -> "queue";
            case STARTED -> "start";
            case PROGRESS -> "progress";
            case SNAPSHOT -> "snapshot";
            case UPDATED -> "update";
            case VERIFIED -> "verify";
            case PAUSED -> "pause";
            case RESUMED -> "resume";
            case RETRYING -> "retry";
            case COMPLETED -> event.move().succeeded() ? "complete" : "fail";
            case FAILED -> "fail";
            case CANCELLED -> "cancel";
            case ESCALATED -> "escalate";
        };
    }
}
