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
 * @param environment where secrets are found, and which addresses may be asked
 * @param variables   that differ for commands from those of this process
 * @param grace       how long commands may take to end when this process is told to
 */
public record RunPlace(Map<String, String> environment, Map<String, @Nullable String> variables, Processes processes, InstantSource clock, Duration grace) {
    public RunPlace {
        environment = Map.copyOf(environment);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** This process, as records name it. */
    public Map<String, @Nullable Object> owner() {
        return Owners.named(processes, ProcessHandle.current().pid());
    }
}
