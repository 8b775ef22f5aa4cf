package taskmgmt.stats;

import taskmgmt.task.TaskRun;

/** Tasks of the same kind: the same type of work in the same subsystem. */
public record Group(String subsystem, String type) implements Comparable<Group> {
    public static Group of(TaskRun run) {
        return new Group(run.subsystem(), run.type());
    }

    public void write(StateWriter state) {
        state.text(subsystem);
        state.text(type);
    }

    public static Group read(StateReader state) {
        return new Group(state.text(), state.text());
    }

    /** Written out, because the generated method takes tens of milliseconds for the first comparison in a process. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Group group && subsystem.equals(group.subsystem) && type.equals(group.type);
    }

    @Override
    public int hashCode() {
        return 31 * subsystem.hashCode() + type.hashCode();
    }

    @Override
    public int compareTo(Group other) {
        int bySubsystem = subsystem.compareTo(other.subsystem);
        return bySubsystem != 0 ? bySubsystem : type.compareTo(other.type);
    }
}
