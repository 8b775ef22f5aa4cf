package taskmgmt.report;

import taskmgmt.task.Task;

/** Subsystems that a report looks at as one, whatever name they were recorded under. */
public enum Family {
    HEALING,
    LEARNING;

    public boolean has(Task task) {
        String subsystem = task.subsystem();
        return switch (this) {
            case HEALING -> subsystem.equals("self_healing") || subsystem.equals("healing");
            case LEARNING -> subsystem.equals("learning");
        };
    }
}
