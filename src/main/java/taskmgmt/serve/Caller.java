package taskmgmt.serve;

import org.jspecify.annotations.Nullable;
import taskmgmt.access.BrowserSession;
import taskmgmt.access.Role;

/**
 * The caller of a request.
 *
 * @param name      the id of the key, in whose name changes are audited
 * @param subsystem limits it to the tasks of this subsystem; null for the whole log
 * @param session   of a browser, if that was presented; null if it was a key, or nothing
 */
public record Caller(String name, Role role, @Nullable String subsystem, @Nullable BrowserSession session) {
    public Caller(String name, Role role) {
        this(name, role, null, null);
    }

    /** Whether it may see tasks of this subsystem. */
    public boolean reaches(String itsSubsystem) {
        return subsystem == null || subsystem.equals(itsSubsystem);
    }
}
