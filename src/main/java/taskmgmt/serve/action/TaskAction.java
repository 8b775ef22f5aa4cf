package taskmgmt.serve.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.WorkFigures;

/** An action on a task on its page. */
public enum TaskAction {
    COMPLETE(Role.REPORTER, Set.of("active")),
    FAIL(Role.REPORTER, Set.of("active")),
    PAUSE(Role.OPERATOR, Set.of("active")),
    RESUME(Role.OPERATOR, Set.of("paused")),
    RETRY(Role.OPERATOR, Set.of("active", "failed", "cancelled")),
    CANCEL(Role.OPERATOR, Set.of("pending", "queued", "active", "paused", "retrying"));

    private final Role role;
    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that nobody changes
    private final Set<String> from;

    TaskAction(Role role, Set<String> from) {
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

    /** Whether nothing is done without a reason. */
    public boolean needsReason() {
        return this == FAIL;
    }

    /** Whether it has a reason at all. */
    public boolean takesReason() {
        return this != COMPLETE;
    }

    /** Those that make sense for a task in this status; whether they are allowed is decided when they are done. */
    public static List<TaskAction> of(String status) {
        List<TaskAction> fitting = new ArrayList<>();
        for (TaskAction action : values()) {
            if (action.from.contains(status)) {
                fitting.add(action);
            }
        }
        return fitting;
    }

    public TaskRequest request(@Nullable String reason) {
        return switch (this) {
            case COMPLETE -> new MoveTask.Complete(null, null, null, WorkFigures.NONE);
            case FAIL -> new MoveTask.Fail(reason == null ? "failed" : reason, null, WorkFigures.NONE);
            case PAUSE -> new MoveTask.Pause(reason);
            case RESUME -> new MoveTask.Resume(reason, null);
            case RETRY -> new MoveTask.Retry(reason);
            case CANCEL -> new MoveTask.Cancel(reason);
        };
    }
}
