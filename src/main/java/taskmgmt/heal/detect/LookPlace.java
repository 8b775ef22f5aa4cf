package taskmgmt.heal.detect;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Processes;
import taskmgmt.store.read.LogReader;

/**
 * Where detectors look.
 *
 * @param directory   what relative paths of a playbook are relative to, and where its commands are started
 * @param clock       by which ages are told
 * @param processes   those of this machine
 * @param logs        whose tasks are looked at
 * @param environment what its commands get other than the environment of this process; null takes a variable away
 */
public record LookPlace(
        Path directory, InstantSource clock, Processes processes, LogReader logs, Map<String, @Nullable String> environment) {
    /** The same, whose commands get more variables. */
    public LookPlace with(Map<String, ? extends @Nullable String> more) {
        Map<String, @Nullable String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new LookPlace(directory, clock, processes, logs, all);
    }

    public Path path(String text) {
        return directory.resolve(text);
    }
}
