package taskmgmt.run.workflow;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Processes;
import taskmgmt.run.task.Owners;

/**
 * The process in which runs are led.
 *
 * @param environment contains secrets, and which addresses are allowed
 * @param variables   of commands that differ from those of this process
 * @param grace       how long commands may take to end when this process is asked to
 */
public record RunPlace(Map<String, String> environment, Map<String, @Nullable String> variables, Processes processes, InstantSource clock, Duration grace) {
    public RunPlace {
        environment = Map.copyOf(environment);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** This process, in the form of records. */
    public Map<String, @Nullable Object> owner() {
        return Owners.named(processes, ProcessHandle.current().pid());
    }
}
