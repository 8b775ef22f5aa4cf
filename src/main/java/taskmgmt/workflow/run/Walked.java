package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/** What one walk over a run has come upon so far. Not thread-safe. */
final class Walked {
    /** Ids of tasks have a bound, and may get a number at their end. */
    private static final int MAX_ID = 190;

    private final RunRecord record;
    private final Look look;
    private final Map<String, StepState> states = new LinkedHashMap<>();
    private final List<Action> actions = new ArrayList<>();
    private @Nullable Instant nextDue;
    private boolean watches;
    private int slots;

    /** @param atMost how many commands may run at once */
    Walked(RunRecord record, Look look, int atMost) {
        this.record = record;
        this.look = look;
        this.slots = atMost;
        for (Task task : record.newest()) {
            slots -= task.status() == Status.ACTIVE ? 1 : 0;
        }
    }

    RunRecord record() {
        return record;
    }

    Look look() {
        return look;
    }

    /** It is shown before what is within it. */
    void reserve(StepState state) {
        states.putIfAbsent(state.path(), state);
    }

    StepState put(StepState state) {
        states.put(state.path(), state);
        return state;
    }

    List<StepState> states() {
        return List.copyOf(states.values());
    }

    List<Action> actions() {
        return actions;
    }

    void add(Action action) {
        actions.add(action);
        slots -= action instanceof Action.Begin ? 1 : 0;
    }

    boolean hasSlot() {
        return slots > 0;
    }

    /** Something is to be looked at again then. Returns whether that is still to come. */
    boolean isAhead(Instant time) {
        if (!time.isAfter(look.now())) {
            return false;
        }
        Instant next = nextDue;
        nextDue = next == null || time.isBefore(next) ? time : next;
        return true;
    }

    /** Something outside is to be looked at again and again. */
    void watch() {
        watches = true;
    }

    @Nullable Instant nextDue() {
        return nextDue;
    }

    boolean watches() {
        return watches;
    }

    boolean isTooLong(String path) {
        return record.id().length() + path.length() > MAX_ID;
    }
}
