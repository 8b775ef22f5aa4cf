package taskmgmt.serve.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import taskmgmt.access.Role;

/** An action on a workflow run. */
public enum RunAction {
    APPROVE(Role.APPROVER, Set.of()),
    REJECT(Role.APPROVER, Set.of()),
    PAUSE(Role.OPERATOR, Set.of("active")),
    RESUME(Role.OPERATOR, Set.of("active", "paused")),
    CANCEL(Role.OPERATOR, Set.of("active", "paused")),
    RETRY(Role.OPERATOR, Set.of("failed", "cancelled"));

    private final Role role;
    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that nobody changes
    private final Set<String> from;

    RunAction(Role role, Set<String> from) {
        this.role = role;
        this.from = from;
    }

    public Role role() {
        return role;
    }

    /** As it is called in addresses and on buttons. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it answers what a step asks. */
    public boolean decides() {
        return this == APPROVE || this == REJECT;
    }

    /**
     * Those that make sense for a run in this status, but for answers to what a step asks.
     *
     * @param led whether it is being led: then there is nothing to resume, unless it is paused
     */
    public static List<RunAction> of(String status, boolean led) {
        List<RunAction> fitting = new ArrayList<>();
        for (RunAction action : values()) {
            if (action.from.contains(status) && !(action == RESUME && led && status.equals("active"))) {
                fitting.add(action);
            }
        }
        return fitting;
    }
}
