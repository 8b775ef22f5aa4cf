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

    @Override
    public int compareTo(Group other) {
        int bySubsystem = subsystem.compareTo(other.subsystem);
        return bySubsystem != 0 ? bySubsystem : type.compareTo(other.type);
    }
}
