package taskmgmt.workflow.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Retries;

/**
 * A command with all its values, ready to be run.
 *
 * @param words       the program and its arguments
 * @param environment variables that it gets
 * @param directory   where it is run, as the definition or whoever started the run says it
 * @param secrets     variables that it needs of the environment
 * @param withheld    variables of the environment that it does not get, as they are secrets of others
 * @param outputs     names of values that it has to say
 * @param timeout     null for ever
 */
public record Ready(
        List<String> words, Map<String, String> environment, String directory, List<String> secrets, Set<String> withheld,
        List<String> outputs, @Nullable Duration timeout, Duration grace, Retries retries) {
    public Ready {
        words = List.copyOf(words);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        secrets = List.copyOf(secrets);
        withheld = Set.copyOf(withheld);
        outputs = List.copyOf(outputs);
    }
}
