package taskmgmt.task.plan;

import java.util.List;
import taskmgmt.task.TaskEvent;

/**
 * What a door that is told of events takes one for.
 *
 * @param event   as it is to be recorded
 * @param changes whether it changes its task; else it is recorded and no more
 * @param odd     what is odd about it, each in a sentence without its full stop
 */
public record Reported(TaskEvent event, boolean changes, List<String> odd) {
    public Reported {
        odd = List.copyOf(odd);
    }
}
