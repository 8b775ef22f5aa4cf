package taskmgmt.run.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Processes;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;

/**
 * Where agents work.
 *
 * @param log         for its place alone
 * @param home        what programs are relative to that are named with a path
 * @param workspace   where they work, and out of which no tool gets
 * @param output      a directory that gets a file with the output of each program
 * @param environment where keys are found
 * @param variables   that differ for programs from those of this process
 * @param grace       how long a program may take to end when it is told to
 */
public record AgentPlace(
        TaskLog log, Path home, Path workspace, Path output, Map<String, String> environment, Map<String, @Nullable String> variables,
        Processes processes, SignalRelay signals, Warnings warnings, InstantSource clock, Duration grace) {
    public AgentPlace {
        environment = Map.copyOf(environment);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
