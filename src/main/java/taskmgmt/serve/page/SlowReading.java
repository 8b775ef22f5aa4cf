package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.route.Readings;

/**
 * A reading that is of use for a while although the log goes on, as when tasks should end: it is made again when ten times as long has
 * passed as it took to make, so that it never takes more than a tenth of the time, however many look. May be shared between threads.
 */
final class SlowReading {
    private static final int TIMES = 10;

    private final Readings readings;
    private final InstantSource clock;
    private final String command;
    private final List<String> words;
    private @Nullable Made made;

    private record Made(Readings.Reading reading, Instant until) {}

    SlowReading(Readings readings, InstantSource clock, String command, String... words) {
        this.readings = readings;
        this.clock = clock;
        this.command = command;
        this.words = List.of(words);
    }

    synchronized Readings.Reading read() throws IOException, InterruptedException {
        Instant began = clock.instant();
        Made last = made;
        if (last == null || !began.isBefore(last.until)) {
            Readings.Reading reading = readings.read(command, words);
            Instant ended = clock.instant();
            last = new Made(reading, ended.plus(Duration.between(began, ended).multipliedBy(TIMES)));
            made = last;
        }
        return last.reading;
    }
}
