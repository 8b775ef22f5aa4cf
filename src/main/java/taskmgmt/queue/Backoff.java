package taskmgmt.queue;

import java.time.Duration;
import taskmgmt.time.Durations;

/** Waiting times as people type them: {@code 2s..1m}, or {@code 5s} for a constant wait. */
public record Backoff(Duration from, Duration to) {
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final String TO = "..";

    /** @throws IllegalArgumentException if it is neither, or the second duration is shorter */
    public static Backoff parse(String text) {
        int dots = text.indexOf(TO);
        if (dots < 0) {
            Duration always = Durations.parse(text);
            return new Backoff(always, always);
        }
        Backoff backoff = new Backoff(Durations.parse(text.substring(0, dots)), Durations.parse(text.substring(dots + TO.length())));
        if (backoff.to.compareTo(backoff.from) < 0) {
            throw new IllegalArgumentException("'" + text + "' goes down: the longer time comes second, as in 2s..1m");
        }
        return backoff;
    }
}
