package taskmgmt.task.plan;

import java.util.List;
import taskmgmt.task.TaskEvent;

/**
 * What becomes of an event that was reported from outside.
 *
 * @param event   the event as it is to be recorded
 * @param changes whether it changes its task; if not, it is only recorded
 * @param odd     what is unsupported about it, one sentence each, without the full stop
 */
public record Reported(TaskEvent event, boolean changes, List<String> odd) {
    public Reported {
        odd = List.copyOf(odd);
    }
}
