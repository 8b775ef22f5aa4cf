package taskmgmt.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to start. The arguments are passed unchanged, without a shell.
 *
 * @param words       the program and its arguments
 * @param directory   its working directory
 * @param environment differences from the environment of this process; null removes a variable
 */
public record ChildCommand(List<String> words, Path directory, Map<String, @Nullable String> environment) {
    /** @throws IllegalArgumentException if there are no words */
    public ChildCommand {
        words = List.copyOf(words);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
    }

    /** The same with additional variables. */
    public ChildCommand with(Map<String, String> more) {
        Map<String, @Nullable String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new ChildCommand(words, directory, all);
    }

    /** A shell command line from the user, in the same directory and with the same variables. */
    public ChildCommand shell(String line) {
        return new ChildCommand(List.of("/bin/sh", "-c", line), directory, environment);
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        Map<String, String> variables = builder.environment();
        for (Map.Entry<String, @Nullable String> each : environment.entrySet()) {
            String value = each.getValue();
            if (value == null) {
                variables.remove(each.getKey());
            } else {
                variables.put(each.getKey(), value);
            }
        }
        return builder;
    }
}
