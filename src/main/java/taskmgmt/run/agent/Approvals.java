package taskmgmt.run.agent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dangerous tools allowed for a run. They are fixed before it begins, and no output during the run changes them. Thread-safe.
 */
public final class Approvals {
    private final Set<String> allowed;
    private volatile @Nullable String wanted;

    public Approvals(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** Whether the tool is allowed; if not, the run has to wait for somebody to allow it. */
    public boolean allows(String tool) {
        if (allowed.contains(tool)) {
            return true;
        }
        wanted = tool;
        return false;
    }

    /** The tool that the run waits for; null for none. */
    @Nullable String wanted() {
        return wanted;
    }
}
