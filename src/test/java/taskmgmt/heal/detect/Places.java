package taskmgmt.heal.detect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import taskmgmt.machine.Processes;
import taskmgmt.store.read.LogReader;

/** Where the tests of detectors look: a directory of their own, at one time. */
final class Places {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Places() {}

    static LookPlace in(Path directory) {
        return in(directory, NOW);
    }

    static LookPlace in(Path directory, Instant now) {
        return new LookPlace(directory, () -> now, Processes.local(), LogReader.at(directory.resolve("logs")), Map.of());
    }
}
