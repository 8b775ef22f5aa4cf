package taskmgmt.run.handler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Processes;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.agent.tool.OwnTool;
import taskmgmt.run.task.Owners;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;

/**
 * Where a worker does what is no command.
 *
 * @param logs        opens the log once more, for another thread
 * @param home        what programs of agents are relative to that are named with a path
 * @param output      a directory that gets a file with what is to be seen of each task
 * @param environment where secrets are found
 * @param variables   that differ for commands from those of this process
 * @param own         runs commands of this program, in the name of an agent
 */
public record HandlerPlace(
        Supplier<TaskLog> logs, Path home, Path output, Map<String, String> environment, Map<String, @Nullable String> variables, Processes processes,
        SignalRelay signals, Warnings warnings, InstantSource clock, Duration grace, Function<String, OwnTool.Commands> own) {
    public HandlerPlace {
        environment = Map.copyOf(environment);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** This process, as records name it. */
    Map<String, @Nullable Object> owner() {
        return Owners.named(processes, ProcessHandle.current().pid());
    }
}
