package taskmgmt.cli.value;

import java.time.Duration;
import taskmgmt.cli.command.Parser;
import taskmgmt.time.Durations;

/** Pauses between two rounds of something that a command repeats. */
public final class Pauses {
    private Pauses() {}

    /**
     * A parser of durations above 0.
     *
     * @param example what a user might give: {@code 10s}
     */
    public static Parser<Duration> like(String example) {
        return text -> {
            Duration pause = Durations.parse(text);
            if (pause.isZero()) {
                throw new IllegalArgumentException("is 0: give it a pause, as in " + example);
            }
            return pause;
        };
    }
}
