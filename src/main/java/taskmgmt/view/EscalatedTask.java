package taskmgmt.view;

import taskmgmt.task.Escalation;
import taskmgmt.task.Task;

/** A task that was, or would be, escalated. */
public record EscalatedTask(Task task, Escalation escalation) {
    /** One row for each task. */
    public static final Listing<EscalatedTask> ROWS = FieldList.<EscalatedTask>always()
            .exact("task_id", "ID", each -> each.task.id())
            .text("subsystem", "SUBSYSTEM", each -> each.task.subsystem())
            .text("title", "TITLE", each -> each.task.title())
            .exact("level", "LEVEL", each -> each.escalation.level().text())
            .number("overdue_seconds", "OVERDUE BY", each -> each.escalation.late())
            .exact("sla_deadline", "DEADLINE", each -> each.escalation.deadline());
}
