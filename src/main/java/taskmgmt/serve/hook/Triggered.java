package taskmgmt.serve.hook;

import java.io.IOException;
import taskmgmt.change.trigger.FireTrigger;
import taskmgmt.trigger.TriggeringEvent;
import taskmgmt.trigger.Trigger;

/**
 * Starts the runs of triggers, and leads them. Passed in from outside, because it runs commands. Called by many threads at once.
 */
public interface Triggered {
    /** @throws taskmgmt.task.RefusedException if nothing can be started */
    FireTrigger.Fired fire(Trigger trigger, TriggeringEvent occurrence) throws IOException;

    /** What was sealed under this name. */
    String secret(String credential) throws IOException;
}
