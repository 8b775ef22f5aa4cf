package taskmgmt.serve.action;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads workflow runs in this server. Passed in from outside, because it runs commands. Called by many threads at once. */
public interface RunLeader {
    /** The process that leads, as records name it. */
    Map<String, @Nullable Object> owner();

    /** Whether the run is being led, here or in another process. */
    boolean isLed(String runId);

    /** Starts to lead the run, unless it is already led, and returns at once. */
    void lead(String runId, String actor);
}
