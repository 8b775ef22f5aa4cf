package taskmgmt.queue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a circuit breaker, computed only from the ends of the last attempts of its type. Immutable.
 *
 * @param opened   when it opened, or reopened because the trial task after its rest failed; null while it is closed
 * @param failures how many failures count so far while it is closed
 */
public record Breaker(BreakerRule rule, @Nullable Instant opened, int failures) {
    /** The state of a breaker. */
    public enum State {
        CLOSED("closed"), OPEN("open"),
        /** It has rested: one task of the type may be tried. */
        HALF_OPEN("half_open");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** How an attempt ended. */
    public record End(Instant at, boolean good) {}

    /** @param ends the last ends of its type, in order of time */
    public static Breaker of(BreakerRule rule, List<End> ends) {
        Instant opened = null;
        Deque<Instant> failures = new ArrayDeque<>();
        for (End end : ends) {
            if (opened == null && !end.good()) {
                failures.add(end.at());
                while (failures.getFirst().isBefore(end.at().minus(rule.within()))) {
                    failures.removeFirst();
                }
                opened = failures.size() >= rule.failures() ? end.at() : null;
            } else if (opened != null && !end.at().isBefore(opened.plus(rule.rest()))) {
                opened = end.good() ? null : end.at();
                failures.clear();
            }
        }
        return new Breaker(rule, opened, failures.size());
    }

    public State at(Instant now) {
        return opened == null ? State.CLOSED : now.isBefore(opened.plus(rule.rest())) ? State.OPEN : State.HALF_OPEN;
    }

    /** When its rest is over; null if it is closed. */
    public @Nullable Instant until() {
        return opened == null ? null : opened.plus(rule.rest());
    }
}
