package taskmgmt.report;

import taskmgmt.task.Task;

/** Subsystems that a report treats as one, whatever name they were recorded under. */
public enum Family {
    HEALING,
    LEARNING;

    public boolean has(Task task) {
        return has(task.subsystem());
    }

    /** Whether both names mean the same subsystem, or are in the same family. */
    public static boolean isSame(String subsystem, String other) {
        for (Family family : values()) {
            if (family.has(subsystem)) {
                return family.has(other);
            }
        }
        return subsystem.equals(other);
    }

    private boolean has(String subsystem) {
        return switch (this) {
            case HEALING -> subsystem.equals("self_healing") || subsystem.equals("healing");
            case LEARNING -> subsystem.equals("learning");
        };
    }
}
