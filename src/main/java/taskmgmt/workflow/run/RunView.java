package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run.
 *
 * @param states  of its steps, in the order of the definition as far as it is known yet
 * @param actions what is to be done now
 * @param nextDue when something is due that is not yet; null where nothing is
 * @param watches whether something outside is to be looked at again and again
 * @param over    whether there is nothing left to do in it
 */
public record RunView(List<StepState> states, List<Action> actions, @Nullable Instant nextDue, boolean watches, boolean over) {
    public RunView {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
    }
}
