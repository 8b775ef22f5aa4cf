package taskmgmt.change.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.queue.Breaker;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.RecentEnds;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;

/** The state of the circuit breakers, computed from the log alone. */
public final class Breakers {
    private Breakers() {}

    /** By names of types; if there are none, the result is empty and nothing is read. */
    public static Map<String, Breaker> read(QueueSettings settings, Path directory) throws IOException {
        Map<String, Breaker> breakers = new TreeMap<>();
        if (!settings.breakers().isEmpty()) {
            RecentEnds ends = RunReader.of(LogReader.at(directory), ScanProgress.NONE).fold(RecentEnds.PROJECTION).fold();
            settings.breakers().forEach((type, rule) -> breakers.put(type, Breaker.of(rule, ends.of(type))));
        }
        return breakers;
    }
}
