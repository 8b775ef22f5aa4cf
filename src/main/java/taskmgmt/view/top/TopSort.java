package taskmgmt.view.top;

import java.util.Comparator;
import java.util.List;

/** The sort order of the tasks. */
public enum TopSort {
    URGENCY("urgency"),
    TIME("time"),
    LEFT("time left"),
    PROGRESS("progress"),
    CPU("CPU"),
    MEMORY("memory"),
    PRIORITY("priority"),
    NEWEST("newest");

    private static final List<TopSort> ALL = List.of(values());

    private final String text;

    TopSort(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    TopSort next() {
        return ALL.get((ALL.indexOf(this) + 1) % ALL.size());
    }

    Comparator<TopTask> order() {
        return first().thenComparingLong(TopTask::createdMicros).thenComparing(TopTask::id);
    }

    private Comparator<TopTask> first() {
        return switch (this) {
            case URGENCY -> Comparator.comparing(TopTask::standing).thenComparing(longest());
            case TIME -> Comparator.comparing(TopTask::running, Comparator.reverseOrder()).thenComparing(longest());
            case LEFT -> Comparator.comparingLong(TopSort::left);
            case PROGRESS -> falling(TopTask::percent);
            case CPU -> falling(task -> TopTask.last(task.cpu()));
            case MEMORY -> falling(task -> TopTask.last(task.memory()));
            case PRIORITY -> falling(TopTask::priority);
            case NEWEST -> Comparator.comparingLong(TopTask::createdMicros).reversed();
        };
    }

    private static Comparator<TopTask> longest() {
        return Comparator.comparingLong(TopTask::ageMicros).reversed();
    }

    private static long left(TopTask task) {
        Long left = task.leftMicros();
        return left == null ? Long.MAX_VALUE : left;
    }

    /** A figure of a task. */
    private interface Figure {
        double of(TopTask task);
    }

    /** The largest first; unknown values last. */
    private static Comparator<TopTask> falling(Figure figure) {
        Comparator<TopTask> rising = Comparator.comparingDouble(task -> Double.isNaN(figure.of(task)) ? -1 : figure.of(task));
        return rising.reversed();
    }
}
