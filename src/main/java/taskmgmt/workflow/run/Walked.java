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

/** What one walk over a run has found so far. Not thread-safe. */
final class Walked {
    /** Task ids are limited in length, and may get a number at the end. */
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

    /** Reserves its position before the steps within it. */
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

    /** Notes that the run has to be looked at again then. Returns whether that time is still ahead. */
    boolean isAhead(Instant time) {
        if (!time.isAfter(look.now())) {
            return false;
        }
        Instant next = nextDue;
        nextDue = next == null || time.isBefore(next) ? time : next;
        return true;
    }

    /** @param ending whether the run is ending early, so that only handlers may still begin */
    void ends(boolean ending) {
        this.ending = ending;
    }

    boolean isEnding() {
        return ending;
    }

    /** Notes that a sub-workflow is running its handlers, which may continue. */
    void handles(boolean may) {
        handling |= may;
    }

    /** Whether a sub-workflow was running its handlers in the last walk over the steps. */
    boolean isHandling() {
        return handling;
    }

    /** Notes that something outside has to be polled. */
    void watch() {
        watches = true;
    }

    @Nullable Instant nextDue() {
        return nextDue;
    }

    boolean watches() {
        return watches;
    }

    /** The first event of that name that no step has consumed; null if there is none. Each event is returned once per walk. */
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
