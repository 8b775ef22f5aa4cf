package taskmgmt.stats;

import taskmgmt.task.TaskRun;

/** Tasks that are like each other: the same type of work in the same subsystem. */
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

    /** As it would be made, but for the tens of milliseconds that a process takes to make the first of them. */
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
