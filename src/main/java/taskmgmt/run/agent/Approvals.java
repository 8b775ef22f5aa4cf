package taskmgmt.run.agent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dangerous tools somebody has allowed for a run. That is decided before it begins, and nothing that is said during it changes it.
 * May be shared between threads.
 */
public final class Approvals {
    private final Set<String> allowed;
    private volatile @Nullable String wanted;

    public Approvals(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** Whether the tool is allowed; where not, the run has to wait for somebody. */
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
