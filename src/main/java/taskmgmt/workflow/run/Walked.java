package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private boolean ending;
    private boolean handling;
    private int slots;
    private @Nullable Set<Integer> taken;

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

    /** @param ending whether the run is to end before it is done, so that nothing begins any more but handlers */
    void ends(boolean ending) {
        this.ending = ending;
    }

    boolean isEnding() {
        return ending;
    }

    /** A workflow that is a step is in its handlers, which may go on. */
    void handles(boolean may) {
        handling |= may;
    }

    /** Whether one is, in the last walk over the steps. */
    boolean isHandling() {
        return handling;
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

    /** The first event of that name that no step has had; null where there is none. This walk gives each once. */
    @Nullable RunEvent takeEvent(String name) {
        if (taken == null) {
            taken = RunEvent.taken(record);
        }
        for (RunEvent each : RunEvent.of(record.run())) {
            if (each.name().equals(name) && taken.add(each.number())) {
                return each;
            }
        }
        return null;
    }

    boolean isTooLong(String path) {
        return record.id().length() + path.length() > MAX_ID;
    }
}
