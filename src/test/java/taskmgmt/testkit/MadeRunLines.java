package taskmgmt.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Lines of a file of events: successful runs of {@code backup} in {@code storage}, each with its creation and its end. */
public final class MadeRunLines {
    private static final long APART_SECONDS = 900;

    private final List<String> lines = new ArrayList<>();
    private int runs;

    /** Runs that begin a quarter of an hour apart, and take this many seconds by their place. */
    public void add(Instant from, int count, IntToLongFunction seconds) {
        for (int i = 0; i < count; i++, runs++) {
            Instant begin = from.plusSeconds(APART_SECONDS * i);
            String id = "\"task_id\":\"job_" + runs + "\"";
            lines.add("{\"ts\":\"" + begin + "\",\"event\":\"task.created\"," + id
                    + ",\"title\":\"nightly\",\"subsystem\":\"storage\",\"task_type\":\"backup\"}");
            lines.add("{\"ts\":\"" + begin.plusSeconds(seconds.applyAsLong(i)) + "\",\"event\":\"task.completed\"," + id + ",\"success\":true}");
        }
    }

    /** Writes those that were not written yet. */
    public void write(Path file) throws IOException {
        Files.write(file, lines);
        lines.clear();
    }
}
