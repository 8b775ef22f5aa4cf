package taskmgmt.heal.detect;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Processes;
import taskmgmt.store.read.LogReader;

/**
 * The surroundings in which detectors check.
 *
 * @param directory   the base of a playbook's relative paths, and the working directory of its commands
 * @param clock       by which ages are measured
 * @param processes   those of this machine
 * @param logs        whose tasks are checked
 * @param environment how the environment of its commands differs from that of this process; null removes a variable
 */
public record LookPlace(
        Path directory, InstantSource clock, Processes processes, LogReader logs, Map<String, @Nullable String> environment) {
    /** The same, with more variables for commands. */
    public LookPlace with(Map<String, ? extends @Nullable String> more) {
        Map<String, @Nullable String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new LookPlace(directory, clock, processes, logs, all);
    }

    public Path path(String text) {
        return directory.resolve(text);
    }
}
