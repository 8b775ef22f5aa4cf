package taskmgmt.view.top;

import java.util.Comparator;

/** By what the tasks are in order. */
public enum TopSort {
    URGENCY("urgency", Comparator.comparing(TopTask::standing).thenComparing(TopTask::ageMicros, Comparator.reverseOrder())),
    TIME("time", Comparator.comparing(TopTask::running, Comparator.reverseOrder()).thenComparing(TopTask::ageMicros, Comparator.reverseOrder())),
    LEFT("time left", Comparator.comparing(task -> task.leftMicros() == null ? Long.MAX_VALUE : task.leftMicros())),
    PROGRESS("progress", Comparator.comparing((TopTask task) -> Double.isNaN(task.percent()) ? -1 : task.percent()).reversed()),
    CPU("CPU", Comparator.comparing((TopTask task) -> known(TopTask.last(task.cpu()))).reversed()),
    MEMORY("memory", Comparator.comparing((TopTask task) -> known(TopTask.last(task.memory()))).reversed()),
    PRIORITY("priority", Comparator.comparing(TopTask::priority, Comparator.reverseOrder())),
    NEWEST("newest", Comparator.comparing(TopTask::createdMicros, Comparator.reverseOrder()));

    private final String text;
    private final Comparator<TopTask> order;

    TopSort(String text, Comparator<TopTask> order) {
        this.text = text;
        this.order = order.thenComparing(TopTask::createdMicros).thenComparing(TopTask::id);
    }

    String text() {
        return text;
    }

    Comparator<TopTask> order() {
        return order;
    }

    TopSort next() {
        return values()[(ordinal() + 1) % values().length];
    }

    private static double known(double figure) {
        return Double.isNaN(figure) ? -1 : figure;
    }
}
