package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run.
 *
 * @param states  of its steps, in the order of the definition, as far as known
 * @param actions what is to be done now
 * @param nextDue when the next thing becomes due; null if nothing will
 * @param watches whether something outside has to be polled
 * @param over    whether there is nothing left to do
 */
public record RunView(List<StepState> states, List<Action> actions, @Nullable Instant nextDue, boolean watches, boolean over) {
    public RunView {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
    }
}
